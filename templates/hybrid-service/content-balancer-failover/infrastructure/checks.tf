# Who says that a site is lost. The home site has two witnesses: Route 53's checkers, which come from the internet as users
# do, and the balancer in AWS, which looks through the VPN. It is lost when both say so; one alone is an alarm.

variable "home_is_public" {
  description = "Whether the internet reaches the home site's entrance. Route 53's checkers are outside: what they cannot reach they would call lost for ever."
  type        = bool
  default     = true
}

variable "failover_without_portal" {
  description = "Whether the name follows the checks by itself, as the contract says with failover `auto`. Otherwise it stays until somebody calls a function."
  type        = bool
  default     = ${{ 'true' if values.failoverMode == 'auto' else 'false' }}
}

variable "failback_without_portal" {
  description = "Whether the name goes back by itself as soon as one witness sees the home site again. Otherwise the first failover holds until somebody calls ${{ values.name }}-base-weights."
  type        = bool
  default     = ${{ 'true' if values.failbackMode == 'auto' else 'false' }}
}

resource "aws_route53_health_check" "public" {
  for_each = var.home_is_public ? local.sites : toset(["aws"])

  type              = "HTTPS"
  fqdn              = local.probe_hostnames[each.key]
  port              = 443
  resource_path     = "/readyz"
  request_interval  = 10
  failure_threshold = 2
  enable_sni        = true

  tags = { Name = "${local.name}-${each.key}" }
}

# The second witness is an alarm. When CloudWatch has no figure we are blind, and blind is not down: what was last known
# stands. (The alarm counts a missing figure as bad by itself, so this is the time before its first minute.)
resource "aws_route53_health_check" "inside" {
  type                            = "CLOUDWATCH_METRIC"
  cloudwatch_alarm_name           = aws_cloudwatch_metric_alarm.no_healthy_host[local.home].alarm_name
  cloudwatch_alarm_region         = var.region
  insufficient_data_health_status = "LastKnownStatus"

  tags = { Name = "${local.name}-${local.home}-inside" }
}

# The switch. Two ways to hold it on AWS whatever the witnesses say: disabled and inverted, which is what the function
# ${{ values.name }}-failover sets. Inverted alone would send users back the moment the site is really lost.
resource "aws_route53_health_check" "home" {
  type = "CALCULATED"
  # Zero of them is always fulfilled: then the name does not move by itself.
  child_health_threshold = var.failover_without_portal ? 1 : 0
  child_healthchecks     = concat([aws_route53_health_check.inside.id], [for check in values(aws_route53_health_check.public) : check.id if check.fqdn == local.probe_hostnames[local.home]])

  tags = merge(local.switch_tags, { Name = local.name })

  # A plan in the middle of a failover must not bring the traffic back.
  lifecycle {
    ignore_changes = [disabled, invert_healthcheck]
  }
}

# Route 53 tells its figures in us-east-1 only.
resource "aws_kms_key" "checks" {
  provider = aws.global

  description         = "What the checks of ${local.name} say."
  enable_key_rotation = true
  policy              = data.aws_iam_policy_document.alarms_key.json
}

resource "aws_sns_topic" "checks" {
  provider = aws.global

  name              = "${local.name}-checks"
  kms_master_key_id = aws_kms_key.checks.arn
}

resource "aws_sns_topic_subscription" "checks" {
  provider = aws.global
  count    = var.alarm_endpoint == "" ? 0 : 1

  topic_arn = aws_sns_topic.checks.arn
  protocol  = "https"
  endpoint  = var.alarm_endpoint
}

resource "aws_cloudwatch_metric_alarm" "check" {
  provider = aws.global
  for_each = merge({ for site, check in aws_route53_health_check.public : site => check.id }, { switch = aws_route53_health_check.home.id })

  alarm_name          = "${local.name}-check-${each.key}"
  alarm_description   = each.key == "switch" ? "Users of ${local.name} are sent to AWS." : "Route 53 cannot reach ${local.name} on ${each.key} from outside."
  namespace           = "AWS/Route53"
  metric_name         = "HealthCheckStatus"
  statistic           = "Minimum"
  period              = 60
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "LessThanThreshold"
  treat_missing_data  = "breaching"
  alarm_actions       = concat([aws_sns_topic.checks.arn], each.key == "switch" && !var.failback_without_portal ? [local.function_arns.failover] : []{% if values.businessHours %}, each.key == "switch" ? [local.shift_arns["${local.name}-wake"]] : []{% endif %})
  ok_actions          = [aws_sns_topic.checks.arn]

  dimensions = { HealthCheckId = each.value }
}
