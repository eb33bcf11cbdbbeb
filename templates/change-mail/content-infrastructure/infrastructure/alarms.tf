# Each names the chapter of docs/runbook.md that says what to do.

resource "aws_sns_topic" "alarms" {
  name              = "${local.name}-alarms"
  kms_master_key_id = aws_kms_key.alarms.id
}

resource "aws_sns_topic_subscription" "alarms" {
  count = var.alarm_endpoint == "" ? 0 : 1

  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "https"
  endpoint  = var.alarm_endpoint
}

# CloudWatch can publish to an encrypted topic only with a key that lets it.
data "aws_iam_policy_document" "alarms_key" {
  statement {
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${var.account_id}:root"]
    }
  }

  statement {
    actions   = ["kms:GenerateDataKey*", "kms:Decrypt"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }
}

resource "aws_kms_key" "alarms" {
  description         = "Alarms of ${local.name}."
  enable_key_rotation = true
  policy              = data.aws_iam_policy_document.alarms_key.json
}

# A message among the dead is a person who was not told. Stays in alarm until somebody has emptied the queue.
resource "aws_cloudwatch_metric_alarm" "dead" {
  for_each = aws_sqs_queue.dead

  alarm_name          = each.value.name
  alarm_description   = "Messages in ${each.value.name}. Runbook: redrive the dead letters."
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  # A queue that nobody used for hours says nothing; that is no news.
  treat_missing_data = "ignore"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  ok_actions         = [aws_sns_topic.alarms.arn]
  dimensions         = { QueueName = each.value.name }
}

resource "aws_cloudwatch_metric_alarm" "late" {
  for_each = aws_sqs_queue.work

  alarm_name          = "${each.value.name}-late"
  alarm_description   = "The oldest message of ${each.value.name} waits for more than 15 min. Runbook: mail stopped."
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateAgeOfOldestMessage"
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 3
  threshold           = 900
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "ignore"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
  dimensions          = { QueueName = each.value.name }
}

resource "aws_cloudwatch_metric_alarm" "function_errors" {
  for_each = aws_lambda_function.main

  alarm_name          = "${each.value.function_name}-errors"
  alarm_description   = "Runs of ${each.value.function_name} fail as a whole. Runbook: a function fails."
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "ignore"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
  dimensions          = { FunctionName = each.value.function_name }
}

resource "aws_cloudwatch_metric_alarm" "pipe_failed" {
  alarm_name          = "${local.name}-pipe-failed"
  alarm_description   = "The pipe cannot hand changes to the bus. Runbook: mail stopped."
  namespace           = "AWS/EventBridge/Pipes"
  metric_name         = "ExecutionFailed"
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "ignore"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
  dimensions          = { PipeName = aws_pipes_pipe.changes.name }
}

resource "aws_cloudwatch_metric_alarm" "gateway_errors" {
  alarm_name          = "${local.name}-api-errors"
  alarm_description   = "Over 5 % of the requests fail on our side. Runbook: a function fails."
  namespace           = "AWS/ApiGateway"
  metric_name         = "5xx"
  statistic           = "Average"
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  threshold           = 0.05
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "ignore"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
  dimensions          = { ApiId = aws_apigatewayv2_api.main.id }
}

# A letter that SES will never take, such as one to an address that is none.
resource "aws_cloudwatch_metric_alarm" "refused" {
  alarm_name          = "${local.name}-letters-refused"
  alarm_description   = "SES refuses letters of ${local.name} for good. Runbook: mail stopped."
  namespace           = "ChangeMail"
  metric_name         = "LettersRefused"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "ignore"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
  dimensions          = { service = local.name }
}

# SES reviews an account at 5 % bounces or 0.1 % complaints, and stops it at twice that: be told well before. The
# figures are those of the whole account in this region.
resource "aws_cloudwatch_metric_alarm" "reputation" {
  for_each = { BounceRate = 0.03, ComplaintRate = 0.0005 }

  alarm_name          = "${local.name}-${lower(each.key)}"
  alarm_description   = "${each.key} of SES in this account is above ${each.value * 100} %. Runbook: bounces and complaints."
  namespace           = "AWS/SES"
  metric_name         = "Reputation.${each.key}"
  statistic           = "Maximum"
  period              = 3600
  evaluation_periods  = 1
  threshold           = each.value
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "ignore"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}
