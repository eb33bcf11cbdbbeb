#!/bin/sh
# Writes when the balancer's certificate ends where node-exporter finds it.
set -eu
certificate=${1:-/etc/nginx/tls/fullchain.pem}
file=${TEXTFILE_FOLDER:-/var/lib/prometheus/node-exporter}/certificate.prom

ends=$(date -d "$(openssl x509 -noout -enddate -in "$certificate" | cut -d = -f 2)" +%s)
{
  echo '# HELP certificate_ends_timestamp_seconds When the certificate of the balancer ends.'
  echo '# TYPE certificate_ends_timestamp_seconds gauge'
  echo "certificate_ends_timestamp_seconds $ends"
} >"$file.$$"
mv "$file.$$" "$file"
