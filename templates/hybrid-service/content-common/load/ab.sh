#!/bin/sh
# load/ab.sh ${{ values.publicUrl }} [requests] [at once]
# The smallest load test there is (Debian: apache2-utils). Fails when any request failed.
set -eu
target=${1:?address of the service, such as ${{ values.publicUrl }}}
report=$(mktemp)
trap 'rm -f "$report"' EXIT
ab -k -n "${2:-10000}" -c "${3:-100}" "$target/" | tee "$report"
grep -q '^Failed requests: *0$' "$report"
! grep -q '^Non-2xx responses:' "$report"
