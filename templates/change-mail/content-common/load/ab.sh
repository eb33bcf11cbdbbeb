#!/bin/sh
# sh load/ab.sh https://${{ values.hostname }} [requests] [at once]
# The smallest load test there is (Debian: apache2-utils). Fails when any request failed.
set -eu
target=${1:?address of the service, such as https://${{ values.hostname }}}
report=$(mktemp)
trap 'rm -f "$report"' EXIT
ab -k -n "${2:-1000}" -c "${3:-20}" "$target/api/health" | tee "$report"
grep -q '^Failed requests: *0$' "$report"
! grep -q '^Non-2xx responses:' "$report"
