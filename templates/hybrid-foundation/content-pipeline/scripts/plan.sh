#!/bin/sh
# plan.sh RUN: plans the infrastructure, shows it, and leaves the plan in the state's bucket. Prints the plan's digest as the
# last line: apply.sh takes only that plan. Credentials come from the environment.
set -eu
run=${1:?usage: plan.sh RUN}
cd "$(dirname "$0")/../infrastructure"

terraform init -input=false >&2
terraform plan -input=false -out=this.tfplan >&2
aws s3 cp --only-show-errors this.tfplan "s3://${{ values.name }}-state-${{ values.accountId }}/plans/$run.tfplan" >&2
sha256sum this.tfplan | cut -d ' ' -f 1
