#!/bin/sh
# add-service.sh NAME NODE_PORT: prints the file for services.d/ of one service, found at NAME.${{ values.domain }}.
#   ./add-service.sh enrol 30080 >services.d/enrol.conf
set -eu
name=${1:?usage: add-service.sh NAME NODE_PORT}
port=${2:?usage: add-service.sh NAME NODE_PORT}
case "$name" in
'' | *[!-a-z0-9]*)
  echo "NAME is $name: expected lower-case letters, digits and dashes" >&2
  exit 2
  ;;
esac
case "$port" in
3[0-2][0-9][0-9][0-9]) ;;
*)
  echo "NODE_PORT is $port: expected one between 30000 and 32767" >&2
  exit 2
  ;;
esac

cat <<SERVICE
upstream $name {
  zone $name 64k;
{% for node in values.homeNodes %}
  server ${{ node }}:$port max_fails=2 fail_timeout=10s;
{% endfor %}
  keepalive 32;
}

server {
  listen 443 ssl;
  server_name $name.${{ values.domain }} $name-${{ values.home }}.${{ values.domain }};

  location / {
    limit_req zone=address burst=200 nodelay;
    proxy_pass http://$name;
  }

  # Probes are not counted as people.
  location = /healthz {
    access_log off;
    proxy_pass http://$name;
  }
}
SERVICE
