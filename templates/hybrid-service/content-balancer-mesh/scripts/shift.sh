#!/bin/sh
# scripts/shift.sh ${{ values.home }}-weight aws-weight [--force]
#   scripts/shift.sh 0 100      everything to AWS
#   scripts/shift.sh ${{ values.homeShare }} ${{ values.awsShare }}     as in calm times
# Sets the weights of the VirtualService in the cluster of the gateway (kubectl's context ${{ values.home }}; CONTEXT_HOME and
# CONTEXT_AWS name others). It touches nothing but the two weights, refuses a route of another shape and a site without a
# ready pod (--force overrides the second), and reads back what it wrote. Repeating it changes nothing.
set -eu
usage='usage: scripts/shift.sh ${{ values.home }}-weight aws-weight [--force]; the weights are whole numbers and make 100'
home=${1:?$usage}
aws=${2:?$usage}
case "$home$aws" in *[!0-9]*) echo "$usage" >&2 && exit 2 ;; esac
if [ "$((home + aws))" -ne 100 ]; then
  echo "$usage" >&2
  exit 2
fi
home_context=${CONTEXT_HOME:-${{ values.home }}}
aws_context=${CONTEXT_AWS:-aws}

in_home() { kubectl --context "$home_context" --namespace ${{ values.namespace }} "$@"; }
route() {
  in_home get virtualservice ${{ values.name }} -o \
    jsonpath='{range .spec.http[*]}{range .route[*]}{.destination.subset}={.weight} {end}{end}'
}

if [ "${3:-}" != --force ]; then
  for site in "$home_context=$home" "$aws_context=$aws"; do
    [ "${site##*=}" -gt 0 ] || continue
    ready=$(kubectl --context "${site%=*}" --namespace ${{ values.namespace }} get deployment ${{ values.name }} -o 'jsonpath={.status.readyReplicas}')
    if [ "${ready:-0}" -eq 0 ]; then
      echo "${site%=*} has no ready pod: it cannot take ${site##*=} of the traffic" >&2
      exit 1
    fi
  done
fi

before=$(route)
if [ "$(printf %s "$before" | tr -d 0-9)" != '${{ values.home }}= aws= ' ]; then
  echo "the route is \"$before\", expected ${{ values.home }}=... aws=...: left alone" >&2
  exit 1
fi
if [ "$before" = "${{ values.home }}=$home aws=$aws " ]; then
  echo "no change: $before"
  exit 0
fi

# `test` makes the API server refuse the patch when somebody has changed the order meanwhile; `add` sets a field that is there or not.
in_home patch virtualservice ${{ values.name }} --type=json --patch "[
  {\"op\": \"test\", \"path\": \"/spec/http/0/route/0/destination/subset\", \"value\": \"${{ values.home }}\"},
  {\"op\": \"test\", \"path\": \"/spec/http/0/route/1/destination/subset\", \"value\": \"aws\"},
  {\"op\": \"add\", \"path\": \"/spec/http/0/route/0/weight\", \"value\": $home},
  {\"op\": \"add\", \"path\": \"/spec/http/0/route/1/weight\", \"value\": $aws}
]" >/dev/null

after=$(route)
if [ "$after" != "${{ values.home }}=$home aws=$aws " ]; then
  echo "the weights were set but read differently: $after" >&2
  exit 1
fi
echo "was $before, is $after"
