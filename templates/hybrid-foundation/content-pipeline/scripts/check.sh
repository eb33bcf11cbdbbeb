#!/bin/sh
# Everything that can be checked without the clouds. What is not installed is said, not passed over in silence.
set -eu
cd "$(dirname "$0")/.."

with() {
  tool=$1
  shift
  if command -v "$tool" >/dev/null; then
    "$@"
  else
    echo "not checked, $tool is not installed: $*" >&2
  fi
}

for stack in infrastructure/account infrastructure; do
  with terraform terraform -chdir="$stack" init -backend=false -input=false
  with terraform terraform -chdir="$stack" validate
done
with terraform terraform -chdir=infrastructure test
with terraform terraform fmt -check -recursive infrastructure
for site in aws ${{ values.home }}; do
  with kubectl kubectl kustomize "deploy/sites/$site" >/dev/null
done
with promtool promtool test rules deploy/monitoring/rules.test.yaml deploy/monitoring/rules-age.test.yaml
{% if values.replication != 'none' %}
with promtool promtool test rules deploy/backup/rules-backup.test.yaml
{% endif %}
with amtool amtool check-config deploy/monitoring/alertmanager.yaml
with node node --test scripts/
with shellcheck find . -name '*.sh' -not -path './.git/*' -exec shellcheck {} +
