#!/bin/sh
# install.sh TUNNEL_1 TUNNEL_2: brings the gateway up on a Debian machine, as root. The two addresses are from
# `terraform -chdir=infrastructure output tunnel_addresses`. Repeating it changes nothing else.
set -eu
cd "$(dirname "$0")"
[ $# -eq 2 ] || {
  echo "usage: $0 TUNNEL_1 TUNNEL_2" >&2
  exit 2
}
secrets=/etc/swanctl/conf.d/${{ values.name }}-secrets.conf

apt-get install -y --no-install-recommends \
  charon-systemd iproute2 libstrongswan-standard-plugins nftables prometheus-node-exporter strongswan-swanctl

sed -e "s/TUNNEL_1/$1/g" -e "s/TUNNEL_2/$2/g" swanctl.conf >/etc/swanctl/conf.d/${{ values.name }}.conf
install -m 0755 aws-updown.sh /etc/swanctl/aws-updown.sh
install -m 0644 strongswan.conf /etc/strongswan.d/${{ values.name }}.conf
install -m 0644 sysctl.conf /etc/sysctl.d/60-${{ values.name }}-vpn.conf
install -D -m 0644 vpn.nft /etc/nftables.d/${{ values.name }}-vpn.nft
install -m 0755 health/vpn-health.sh /usr/local/sbin/vpn-health.sh
install -m 0644 health/vpn-health.service health/vpn-health.timer /etc/systemd/system/

grep -q '/etc/nftables.d/' /etc/nftables.conf ||
  echo 'include "/etc/nftables.d/*.nft"' >>/etc/nftables.conf
sysctl --system >/dev/null
systemctl daemon-reload
systemctl enable --now nftables strongswan vpn-health.timer
systemctl reload nftables

[ -f "$secrets" ] || {
  echo "Now put the two keys into $secrets (mode 0600; docs/runbooks/vpn-down.md says how), then: swanctl --load-all" >&2
  exit 0
}
swanctl --load-all
