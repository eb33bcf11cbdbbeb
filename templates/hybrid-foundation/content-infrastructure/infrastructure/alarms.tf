# An alarm must not clear because the figure it watches has gone away: what flows all the time counts as bad when missing.

resource "aws_sns_topic" "alarms" {
  name              = "${local.name}-alarms"
  kms_master_key_id = aws_kms_key.foundation.id
}

resource "aws_sns_topic_subscription" "alarms" {
  count = var.alarm_endpoint == "" ? 0 : 1

  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "https"
  endpoint  = var.alarm_endpoint
}

# The figure of a connection is the share of its tunnels that are up.
resource "aws_cloudwatch_metric_alarm" "vpn" {
  for_each = {
    one-tunnel-down = { threshold = 1, words = "A tunnel to ${{ values.homeTitle }} is down; the other still carries." }
    no-tunnel-up    = { threshold = 0.5, words = "No tunnel to ${{ values.homeTitle }} is up." }
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

# Nothing left means that the NAT refuses new connections: image pulls and calls to others fail at random.
resource "aws_cloudwatch_metric_alarm" "nat" {
  for_each = aws_nat_gateway.zone

  alarm_name          = "${local.name}-nat-${each.key}-ports"
  alarm_description   = "The NAT of ${each.key} has no ports left for new connections."
  namespace           = "AWS/NATGateway"
  metric_name         = "ErrorPortAllocation"
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "breaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]

  dimensions = { NatGatewayId = each.value.id }
}

# A certificate that does not renew itself takes all services away at once.
resource "aws_cloudwatch_metric_alarm" "certificate" {
  alarm_name          = "${local.name}-certificate"
  alarm_description   = "The certificate of ${var.domain} ends within 30 days: its proof in the zone may be gone."
  namespace           = "AWS/CertificateManager"
  metric_name         = "DaysToExpiry"
  statistic           = "Minimum"
  period              = 86400
  evaluation_periods  = 1
  threshold           = 30
  comparison_operator = "LessThanThreshold"
  treat_missing_data  = "breaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]

  dimensions = { CertificateArn = aws_acm_certificate.front.arn }
}
