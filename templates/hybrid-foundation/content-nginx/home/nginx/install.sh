#!/bin/sh
# Brings the balancer up on a Debian machine, as root. The certificate is there already: /etc/nginx/tls/fullchain.pem and
# privkey.pem (docs/runbooks/certificates.md). A configuration that nginx refuses is not put in force.
set -eu
cd "$(dirname "$0")"

apt-get install -y --no-install-recommends nginx-light openssl prometheus-nginx-exporter prometheus-node-exporter

mkdir -p /etc/nginx/services.d
for file in services.d/*.conf; do
  [ ! -f "$file" ] || install -m 0644 "$file" /etc/nginx/services.d/
done
cp -a /etc/nginx/nginx.conf /etc/nginx/nginx.conf.before
install -m 0644 nginx.conf /etc/nginx/nginx.conf
nginx -t || {
  cp -a /etc/nginx/nginx.conf.before /etc/nginx/nginx.conf
  exit 1
}
systemctl enable --now nginx
systemctl reload nginx

echo 'ARGS="-nginx.scrape-uri=http://127.0.0.1:8080/status"' >/etc/default/prometheus-nginx-exporter
systemctl restart prometheus-nginx-exporter

install -m 0755 certificate-health.sh /etc/cron.hourly/certificate-health
/etc/cron.hourly/certificate-health
