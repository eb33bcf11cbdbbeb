#!/bin/sh
# apply.sh RUN DIGEST: applies the plan that was read, and no other. Terraform itself refuses it when the state has moved on.
set -eu
run=${1:?usage: apply.sh RUN DIGEST}
digest=${2:?usage: apply.sh RUN DIGEST}
cd "$(dirname "$0")/../infrastructure"

aws s3 cp --only-show-errors "s3://${{ values.name }}-state-${{ values.accountId }}/plans/$run.tfplan" this.tfplan
echo "$digest  this.tfplan" | sha256sum --check --status || {
  echo "plans/$run.tfplan is not the plan that was read: nothing was applied" >&2
  exit 1
}
terraform init -input=false
terraform apply -input=false this.tfplan
