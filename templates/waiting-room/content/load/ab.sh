#!/usr/bin/env bash
# ab: polls of one waiting person, as the page makes them. Needs apache2-utils, curl, and SIGN_IN=form.
#   load/ab.sh http://127.0.0.1:8080 100000 100
set -euo pipefail
base="${1:-http://127.0.0.1:8080}"
requests="${2:-10000}"
at_once="${3:-100}"

jar="$(mktemp)"
trap 'rm -f "$jar"' EXIT
curl -fsS -o /dev/null -c "$jar" -H 'content-type: application/json' \
  -d '{"id":"ab","name":"ab"}' "$base/api/session"
curl -fsS -o /dev/null -b "$jar" -X POST "$base/api/waiting-room/join"
session="$(awk '$6 == "session" { print $7 }' "$jar")"

ab -l -k -q -n "$requests" -c "$at_once" -C "session=$session" "$base/api/waiting-room/me?ticket=999999999"
