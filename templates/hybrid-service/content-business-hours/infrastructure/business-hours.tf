# AWS sleeps outside business hours: its replicas go, and with them the nodes that Karpenter made for them. These two
# functions do so by the clock, where schedule_without_portal says so, and by hand:
#   aws lambda invoke{% if values.traffic == 'route53' %} --region us-east-1{% endif %} --function-name ${{ values.name }}-sleep /dev/stdout
#   aws lambda invoke{% if values.traffic == 'route53' %} --region us-east-1{% endif %} --function-name ${{ values.name }}-wake /dev/stdout
# A site that carries traffic is never put to sleep.

variable "awake" {
  description = "Days, hours and time zone in which AWS is awake; the same as in spec.hybrid.policy.schedule."
  type        = string
  default     = "${{ values.awake }}"

  validation {
    condition     = can(regex("^[A-Z][a-z]{2}(-[A-Z][a-z]{2})? [0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9] [^ ]+$", var.awake)) && !strcontains(var.awake, "-24:")
    error_message = "Expected days, hours and a time zone, such as Mon-Fri 09:00-18:00 Asia/Seoul; midnight is 23:59."
  }
}

variable "schedule_without_portal" {
  description = "Whether the clock puts AWS to sleep and wakes it. {% if values.traffic == 'alb' %}Keep false while the portal does: two drivers, one wheel.{% else %}The portal shows the hours only: with this switch it moves nothing.{% endif %}"
  type        = bool
  default     = ${{ 'true' if values.traffic == 'route53' and values.scheduleMode == 'auto' else 'false' }}
}

locals {
  hours = regex("^(?P<days>[^ ]+) (?P<from>[^:]+):(?P<from_minute>[^-]+)-(?P<until>[^:]+):(?P<until_minute>[^ ]+) (?P<zone>.+)$", var.awake)

  shifts = {
    wake  = { title = "${local.name}-wake", cron = "cron(${tonumber(local.hours.from_minute)} ${tonumber(local.hours.from)} ? * ${upper(local.hours.days)} *)", replicas = 2 }
    sleep = { title = "${local.name}-sleep", cron = "cron(${tonumber(local.hours.until_minute)} ${tonumber(local.hours.until)} ? * ${upper(local.hours.days)} *)", replicas = 0 }
  }

  shift_arns     = { for shift in local.shifts : shift.title => "arn:aws:lambda:${local.functions_region}:${var.account_id}:function:${shift.title}" }
  shift_site     = { SITE_REGION = var.region, CLUSTER = local.cluster_name, NAMESPACE = "${{ values.namespace }}", DEPLOYMENT = local.name }
{% if values.traffic == 'route53' %}
  shift_settings = merge(local.shift_site, { SWITCH_ALARM = aws_cloudwatch_metric_alarm.check["switch"].alarm_name })
{% else %}
  shift_settings = merge(local.shift_site, { RULE_ARN = local.rule_arn, TARGET_GROUP_ARN = local.target_group_arns.aws })
{% endif %}
}

data "aws_iam_policy_document" "shifts_trust" {
  for_each = { function = "lambda.amazonaws.com", clock = "scheduler.amazonaws.com" }

  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = [each.value]
    }

    # Nobody else's schedules.
    dynamic "condition" {
      for_each = each.key == "clock" ? [var.account_id] : []

      content {
        test     = "StringEquals"
        variable = "aws:SourceAccount"
        values   = [condition.value]
      }
    }
  }
}

data "aws_iam_policy_document" "shifts" {
  for_each = {
    function = [
      { actions = ["eks:DescribeCluster"], resources = ["arn:aws:eks:${var.region}:${var.account_id}:cluster/${local.cluster_name}"] },
{% if values.traffic == 'route53' %}
      { actions = ["cloudwatch:DescribeAlarms"], resources = ["*"] },
{% else %}
      # The describe calls of the balancer's API know no resources.
      { actions = ["elasticloadbalancing:DescribeRules"], resources = ["*"] },
{% endif %}
      { actions = ["logs:CreateLogStream", "logs:PutLogEvents"], resources = [for group in aws_cloudwatch_log_group.shifts : "${group.arn}:*"] },
    ]
    clock = [
      { actions = ["lambda:InvokeFunction"], resources = [for shift in local.shifts : local.shift_arns[shift.title]] },
    ]
  }

  dynamic "statement" {
    for_each = each.value

    content {
      actions   = statement.value.actions
      resources = statement.value.resources
    }
  }
}

resource "aws_iam_role" "shifts" {
  for_each = data.aws_iam_policy_document.shifts_trust

  name               = "${local.name}-shift-${each.key}"
  assume_role_policy = each.value.json
}

resource "aws_iam_role_policy" "shifts" {
  for_each = data.aws_iam_policy_document.shifts

  role   = aws_iam_role.shifts[each.key].id
  policy = each.value.json
}

# What it may do in the cluster: deploy/platform/aws binds the group to the number of replicas of this one deployment.
resource "aws_eks_access_entry" "shifts" {
  cluster_name      = local.cluster_name
  principal_arn     = aws_iam_role.shifts["function"].arn
  kubernetes_groups = ["${local.name}-shifts"]
}

resource "aws_cloudwatch_log_group" "shifts" {
{% if values.traffic == 'route53' %}
  provider = aws.global
{% endif %}
  for_each = local.shifts

  name              = "/aws/lambda/${each.value.title}"
  retention_in_days = 90
}

resource "aws_cloudformation_stack" "shifts" {
{% if values.traffic == 'route53' %}
  provider = aws.global
{% endif %}
  for_each = local.shifts

  name = each.value.title

  template_body = jsonencode({
    Resources = {
      Function = {
        Type = "AWS::Lambda::Function"
        Properties = {
          FunctionName = each.value.title
          Description  = "Sets the replicas of ${local.name} on AWS to ${each.value.replicas}."
          Runtime      = "nodejs22.x"
          Handler      = "index.handler"
          Role         = aws_iam_role.shifts["function"].arn
          Timeout      = 30
          MemorySize   = 256
          Code         = { ZipFile = file("${path.module}/lambda/setReplicas.js") }
          Environment  = { Variables = merge(local.shift_settings, { REPLICAS = tostring(each.value.replicas) }) }
        }
      }
{% if values.traffic == 'route53' %}
      # Route 53 may send users here at night: the alarm that says so wakes the site.
      CallableByAlarms = {
        Type = "AWS::Lambda::Permission"
        Properties = {
          FunctionName  = { Ref = "Function" }
          Action        = "lambda:InvokeFunction"
          Principal     = "lambda.alarms.cloudwatch.amazonaws.com"
          SourceAccount = var.account_id
        }
      }
{% endif %}
    }
  })

  depends_on = [aws_iam_role_policy.shifts, aws_cloudwatch_log_group.shifts]
}

resource "aws_scheduler_schedule" "shifts" {
{% if values.traffic == 'route53' %}
  provider = aws.global
{% endif %}
  for_each = local.shifts

  name                         = each.value.title
  state                        = var.schedule_without_portal ? "ENABLED" : "DISABLED"
  schedule_expression          = each.value.cron
  schedule_expression_timezone = local.hours.zone

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = local.shift_arns[each.value.title]
    role_arn = aws_iam_role.shifts["clock"].arn

    retry_policy {
      maximum_retry_attempts       = 5
      maximum_event_age_in_seconds = 900
    }
  }

  depends_on = [aws_cloudformation_stack.shifts]
}
