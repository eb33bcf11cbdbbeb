#!/bin/sh
# Writes what strongSwan says about each tunnel where node-exporter finds it. A tunnel is up when its child is installed,
# which is when packets can pass; an established connection alone carries nothing.
set -eu
folder=${TEXTFILE_FOLDER:-/var/lib/prometheus/node-exporter}
file="$folder/vpn.prom"

said=$(swanctl --list-sas)
{
  echo '# HELP vpn_tunnel_up Whether packets can pass through the tunnel to AWS.'
  echo '# TYPE vpn_tunnel_up gauge'
  for tunnel in 1 2; do
    up=0
    if echo "$said" | grep -Eq "^ +site-$tunnel: .*INSTALLED"; then up=1; fi
    echo "vpn_tunnel_up{tunnel=\"$tunnel\"} $up"
  done
  echo '# HELP vpn_checked_timestamp_seconds When the tunnels were last looked at.'
  echo '# TYPE vpn_checked_timestamp_seconds gauge'
  echo "vpn_checked_timestamp_seconds $(date +%s)"
} >"$file.$$"
# At once: half a file would be an error for the exporter.
mv "$file.$$" "$file"
