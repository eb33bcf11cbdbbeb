#!/usr/bin/env bash
# Asks the portal whether ${{ values.name }} may be deployed now, and waits a while for what passes by itself.
#
#   scripts/releaseGate.sh SITE
#
# PORTAL_URL          address of the portal; empty: nobody is asked
# PORTAL_TOKEN        token for the gate, from the secrets of the pipeline
# GATE_OVERRIDE       why to deploy whatever the portal says; for people, empty otherwise
# GATE_WAIT_SECONDS   how long to wait for it to open (600)
# GATE_POLL_SECONDS   how often to ask (15)
#
# A portal that does not answer closes the gate: what cannot be known is not safe. It ends with 0 when the deployment
# may begin, and with 1 otherwise.
set -euo pipefail

site=${1:?which site is deployed to: scripts/releaseGate.sh SITE}
gate=/api/hybrid-cloud/workloads/component/default/${{ values.name }}/release-gate
deadline=$((SECONDS + ${GATE_WAIT_SECONDS:-600}))

if [ -z "${PORTAL_URL-}" ]; then
  echo "notice: No portal is named in PORTAL_URL: nobody is asked before ${{ values.name }} is deployed to $site."
  exit 0
fi

answer=$(mktemp)
trouble=$(mktemp)
trap 'rm -f "$answer" "$trouble"' EXIT

# say LEVEL TEXT, as a remark on the run where there is one to make it on.
say() {
  if [ -n "${GITHUB_ACTIONS-}" ]; then
    echo "::$1::$2"
  else
    echo "$1: $2"
  fi
}

# Prints the HTTP status, 000 without an answer. The token goes through standard input: arguments are seen by everybody
# on the machine.
ask() {
  printf 'header = "Authorization: Bearer %s"\n' "${PORTAL_TOKEN-}" |
    curl --config - --silent --show-error --max-time 10 --output "$answer" --write-out '%{http_code}' \
      "$PORTAL_URL$gate" 2>"$trouble" || true
}

# Whether the answer matches, on one line: some servers lay JSON out on several.
answers() {
  tr -d '\r\n' <"$answer" | grep -qE "$1"
}

# The sentences of the answer, one after the other.
reasons() {
  tr -d '\r\n' <"$answer" | grep -oE '"sentence": *"([^"\\]|\\.)*"' |
    sed -e 's/^"sentence": *"//' -e 's/"$//' -e 's/\\"/"/g' | paste -s -d ' ' -
}

waiting_for=''
while true; do
  lasting=''
  status=$(ask)
  case $status in
    200)
      if answers '^\{ *"open": *true *[,}]'; then
        echo "The release gate is open: deploying to $site."
        exit 0
      fi
      why=$(reasons) || why='It gave no reason.'
      # Somebody meant it to last.
      if answers '"kind": *"frozen"'; then lasting=yes; fi
      ;;
    401 | 403)
      why="The portal does not accept PORTAL_TOKEN (HTTP $status)."
      lasting=yes
      ;;
    404) why="The portal does not know component:default/${{ values.name }} yet (HTTP 404)." ;;
    000) why="The portal does not answer: $(paste -s -d ' ' "$trouble")." ;;
    *) why="The portal answered with HTTP $status." ;;
  esac

  if [ -n "${GATE_OVERRIDE-}" ]; then
    say warning "The release gate is closed: $why"
    say warning "Deploying to $site all the same: $(paste -s -d ' ' - <<<"$GATE_OVERRIDE")"
    exit 0
  fi
  if [ -n "$lasting" ] || [ "$SECONDS" -ge "$deadline" ]; then
    say error "Not deployed to $site: $why"
    exit 1
  fi
  if [ "$why" != "$waiting_for" ]; then echo "Waiting to deploy to $site: $why"; fi
  waiting_for=$why
  sleep "${GATE_POLL_SECONDS:-15}"
done
