#!/bin/sh
# pull-secret.sh NAMESPACE USER: makes the pull secret of a namespace in the current cluster. The token comes on standard
# input, so that it is in no history and no list of processes:
#   pass show registry/pull | registry/pull-secret.sh enrolment USER
{% if values.registry == 'ghcr' %}
# USER and token: an account of the organisation with a token that may only read packages.
{% else %}
# USER and token: the robot account of registry/harbor/robots.sh that may only pull.
{% endif %}
set -eu
namespace=${1:?usage: pull-secret.sh NAMESPACE USER}
user=${2:?usage: pull-secret.sh NAMESPACE USER}
read -r token

auth=$(printf '%s:%s' "$user" "$token" | base64 | tr -d '\n')
printf '{"auths":{"${{ values.registryHost }}":{"auth":"%s"}}}' "$auth" |
  kubectl create secret generic ${{ values.pullSecret }} --namespace "$namespace" \
    --type=kubernetes.io/dockerconfigjson --from-file=.dockerconfigjson=/dev/stdin --dry-run=client --output=yaml |
  kubectl apply --server-side --filename -
