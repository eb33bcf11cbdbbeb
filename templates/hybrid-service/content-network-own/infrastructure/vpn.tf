# Two tunnels to strongSwan at the home site, ${{ values.homeTitle }}. AWS makes the keys: they are in the state and in AWS, nowhere here,
# so the bucket of the state is readable by the platform team only. See strongswan/.

variable "home_gateway_ip" {
  description = "Public address of the strongSwan machine."
  type        = string
  default     = "${{ values.gatewayIp }}"
}

resource "aws_vpn_gateway" "site" {
  vpc_id = aws_vpc.site.id

  tags = { Name = local.name }
}

resource "aws_customer_gateway" "home" {
  type       = "ipsec.1"
  ip_address = var.home_gateway_ip
  bgp_asn    = 65000

  tags = { Name = "${local.name}-${local.home}" }
}

resource "aws_vpn_connection" "home" {
  type                = "ipsec.1"
  vpn_gateway_id      = aws_vpn_gateway.site.id
  customer_gateway_id = aws_customer_gateway.home.id
  static_routes_only  = true

  tunnel1_ike_versions = ["ikev2"]
  tunnel2_ike_versions = ["ikev2"]

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

# The figure of a connection is the share of its tunnels that are up.
resource "aws_cloudwatch_metric_alarm" "vpn" {
  for_each = {
    one-tunnel-down = { threshold = 1, words = "A tunnel to the home site is down; the other still carries." }
    no-tunnel-up    = { threshold = 0.5, words = "No tunnel to the home site is up." }
  }

  alarm_name          = "${local.name}-vpn-${each.key}"
  alarm_description   = each.value.words
  namespace           = "AWS/VPN"
  metric_name         = "TunnelState"
  statistic           = "Minimum"
  period              = 60
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  threshold           = each.value.threshold
  comparison_operator = "LessThanThreshold"
  treat_missing_data  = "breaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]

  dimensions = { VpnId = aws_vpn_connection.home.id }
}

output "tunnel_addresses" {
  description = "The far ends of the two tunnels, for strongswan/swanctl.conf."
  value       = [aws_vpn_connection.home.tunnel1_address, aws_vpn_connection.home.tunnel2_address]
}
