#!/bin/sh
# Called by strongSwan when a tunnel comes or goes. Each tunnel is an interface; the first that is up carries. A tunnel that
# is down loses its route, so the other takes over.
set -eu
tunnel=${PLUTO_IF_ID_OUT:?is set by strongSwan}
interface="aws$tunnel"
case "${PLUTO_VERB:?is set by strongSwan}" in
up-client)
  ip link show "$interface" >/dev/null 2>&1 ||
    ip link add "$interface" type xfrm dev "$PLUTO_INTERFACE" if_id "$tunnel"
  ip link set "$interface" up mtu 1400
  ip route replace ${{ values.vpcCidr }} dev "$interface" metric "$((100 * tunnel))"
  ;;
down-client)
  ip route del ${{ values.vpcCidr }} dev "$interface" metric "$((100 * tunnel))" || true
  ;;
esac
