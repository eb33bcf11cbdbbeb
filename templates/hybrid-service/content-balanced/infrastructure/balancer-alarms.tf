# Figures that flow all the time (healthy hosts) count as bad when missing; figures that flow only with requests keep the
# last state until there are requests again.

# HealthyHostCount is measured for a group in the rule even at weight 0, so this alarm says the truth
# about a site after its traffic has left. An alarm on request counts would clear, and bring the traffic back.
resource "aws_cloudwatch_metric_alarm" "no_healthy_host" {
  for_each = local.sites

  alarm_name          = "${local.name}-${each.key}-no-healthy-host"
  alarm_description   = "No target of ${local.name} on ${each.key} passes its health check."
  namespace           = "AWS/ApplicationELB"
  metric_name         = "HealthyHostCount"
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  threshold           = 1
  comparison_operator = "LessThanThreshold"
  treat_missing_data  = "breaching"
{% if values.businessHours %}
  # AWS without a host is every night: the alarm is true then, and wakes nobody.
  alarm_actions = each.key == local.home ? concat([aws_sns_topic.alarms.arn], local.when_home_is_lost) : []
  ok_actions    = each.key == local.home ? concat([aws_sns_topic.alarms.arn], local.when_home_is_back) : []
{% else %}
  alarm_actions       = concat([aws_sns_topic.alarms.arn], each.key == local.home ? local.when_home_is_lost : [])
  ok_actions          = concat([aws_sns_topic.alarms.arn], each.key == local.home ? local.when_home_is_back : [])
{% endif %}

  dimensions = {
    LoadBalancer = local.load_balancer_suffix
    TargetGroup  = local.target_group_suffixes[each.key]
  }
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  for_each = local.served_sites

  alarm_name          = "${local.name}-${each.key}-errors"
  alarm_description   = "Over 5 % of the requests to ${each.key} fail. Silence keeps the last state: no request is not a good answer."
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  threshold           = 5
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "ignore"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]

  metric_query {
    id          = "share"
    expression  = "100 * FILL(failed, 0) / requests"
    label       = "failed requests in percent"
    return_data = true
  }

  metric_query {
    id = "failed"

    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "HTTPCode_Target_5XX_Count"
      stat        = "Sum"
      period      = 60

      dimensions = {
        LoadBalancer = local.load_balancer_suffix
        TargetGroup  = local.target_group_suffixes[each.key]
      }
    }
  }

  metric_query {
    id = "requests"

    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "RequestCount"
      stat        = "Sum"
      period      = 60

      dimensions = {
        LoadBalancer = local.load_balancer_suffix
        TargetGroup  = local.target_group_suffixes[each.key]
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "slow" {
  for_each = local.served_sites

  alarm_name          = "${local.name}-${each.key}-slow"
  alarm_description   = "One in a hundred requests to ${each.key} takes over a second."
  namespace           = "AWS/ApplicationELB"
  metric_name         = "TargetResponseTime"
  extended_statistic  = "p99"
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  threshold           = 1
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "ignore"
  alarm_actions       = [aws_sns_topic.alarms.arn]

  dimensions = {
    LoadBalancer = local.load_balancer_suffix
    TargetGroup  = local.target_group_suffixes[each.key]
  }
}
