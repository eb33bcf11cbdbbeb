# Two tunnels to strongSwan at the home site. AWS makes the keys: they are in the state and in AWS, nowhere here,
# so the bucket of the state is readable by the platform team only. The other end is in vpn/.

resource "aws_vpn_gateway" "site" {
  vpc_id = aws_vpc.site.id

  tags = { Name = local.name }
}

resource "aws_customer_gateway" "home" {
  type       = "ipsec.1"
  ip_address = var.home_gateway_ip
  bgp_asn    = 65000

  tags = { Name = "${local.name}-${{ values.home }}" }

  # A new address makes a new gateway; the connection moves to it before the old one goes.
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpn_connection" "home" {
  type                = "ipsec.1"
  vpn_gateway_id      = aws_vpn_gateway.site.id
  customer_gateway_id = aws_customer_gateway.home.id
  static_routes_only  = true

  tunnel1_ike_versions                 = ["ikev2"]
  tunnel2_ike_versions                 = ["ikev2"]
  tunnel1_phase1_encryption_algorithms = ["AES256-GCM-16"]
  tunnel2_phase1_encryption_algorithms = ["AES256-GCM-16"]
  tunnel1_phase2_encryption_algorithms = ["AES256-GCM-16"]
  tunnel2_phase2_encryption_algorithms = ["AES256-GCM-16"]
  tunnel1_phase1_integrity_algorithms  = ["SHA2-384"]
  tunnel2_phase1_integrity_algorithms  = ["SHA2-384"]
  tunnel1_phase2_integrity_algorithms  = ["SHA2-384"]
  tunnel2_phase2_integrity_algorithms  = ["SHA2-384"]
  tunnel1_phase1_dh_group_numbers      = [20]
  tunnel2_phase1_dh_group_numbers      = [20]
  tunnel1_phase2_dh_group_numbers      = [20]
  tunnel2_phase2_dh_group_numbers      = [20]

  # AWS starts again by itself when the other side went silent.
  tunnel1_dpd_timeout_action = "restart"
  tunnel2_dpd_timeout_action = "restart"
  tunnel1_startup_action     = "start"
  tunnel2_startup_action     = "start"

  tags = { Name = local.name }
}

resource "aws_vpn_connection_route" "home" {
  vpn_connection_id      = aws_vpn_connection.home.id
  destination_cidr_block = var.home_cidr
}
