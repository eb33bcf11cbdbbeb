#!/bin/sh
# Harbor's project and its robot accounts, by its API. Whoever runs this is in the file HARBOR_NETRC (mode 0600), never on the
# command line.
#   robots.sh project            makes the project: private, scanned on arrival, nothing with serious holes is handed out
#   robots.sh pull               makes the robot that may only pull, and prints its secret once
#   robots.sh push SERVICE       makes the robot that may push, for the pipeline of one service
# A secret goes straight on:  robots.sh pull | registry/pull-secret.sh enrolment 'robot$${{ values.harborProject }}+pull'
set -eu
api=https://${{ values.harborHost }}/api/v2.0
project=${{ values.harborProject }}
netrc=${HARBOR_NETRC:?names a netrc file with an administrator of Harbor}

ask() {
  curl --fail-with-body --silent --show-error --netrc-file "$netrc" --header 'Content-Type: application/json' \
    --request POST --data "$2" "$api/$1"
}

# Ninety days: a robot that nobody renews is one that nobody needs.
robot() {
  ask robots "{
    \"name\": \"$1\", \"level\": \"project\", \"duration\": 90,
    \"permissions\": [{\"kind\": \"project\", \"namespace\": \"$project\", \"access\": [$2]}]
  }" | sed -n 's/.*"secret":"\([^"]*\)".*/\1/p'
}

pull='{"resource": "repository", "action": "pull"}'
push='{"resource": "repository", "action": "push"}'

case "${1:-}" in
project)
  ask projects "{
    \"project_name\": \"$project\",
    \"metadata\": {\"public\": \"false\", \"auto_scan\": \"true\", \"prevent_vul\": \"true\", \"severity\": \"high\"}
  }"
  ;;
pull) robot pull "$pull" ;;
push) robot "push-${2:?names the service}" "$pull, $push" ;;
*)
  echo "usage: $0 project | pull | push SERVICE" >&2
  exit 2
  ;;
esac
