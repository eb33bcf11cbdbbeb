locals {
  # Seconds a run may take. A message that was not settled comes again after six times as long.
  run_seconds = 60

  # Ten tries, an hour together: longer than a claim on a letter holds, so that a lost answer settles by itself.
  most_tries = 10

  work = {
    mail     = "changes to mail about"
    feedback = "what SES tells about letters"
  }

  # Who may put messages into a queue, by the name in aws_sqs_queue.
  senders = {
    mail     = { service = "events.amazonaws.com", source = aws_cloudwatch_event_rule.mail.arn, queue = aws_sqs_queue.work["mail"] }
    rule     = { service = "events.amazonaws.com", source = aws_cloudwatch_event_rule.mail.arn, queue = aws_sqs_queue.dead["rule"] }
    feedback = { service = "sns.amazonaws.com", source = aws_sns_topic.feedback.arn, queue = aws_sqs_queue.work["feedback"] }
  }
}

resource "aws_sqs_queue" "work" {
  for_each = local.work

  name                       = "${local.name}-${each.key}"
  visibility_timeout_seconds = 6 * local.run_seconds
  message_retention_seconds  = 4 * 86400
  sqs_managed_sse_enabled    = true

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead[each.key].arn
    maxReceiveCount     = local.most_tries
  })
}

# What nobody could settle waits here for a person, 14 days: docs/runbook.md.
#   stream: entries the pipe could not hand to the bus   rule: events the rule could not hand to the queue
#   mail, feedback: messages that failed ten times
resource "aws_sqs_queue" "dead" {
  for_each = toset(["stream", "rule", "mail", "feedback"])

  name                      = "${local.name}-${each.key}-dead"
  message_retention_seconds = 14 * 86400
  sqs_managed_sse_enabled   = true
}

resource "aws_sqs_queue_redrive_allow_policy" "dead" {
  for_each = local.work

  queue_url = aws_sqs_queue.dead[each.key].id

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.work[each.key].arn]
  })
}

data "aws_iam_policy_document" "senders" {
  for_each = local.senders

  statement {
    actions   = ["sqs:SendMessage"]
    resources = [each.value.queue.arn]

    principals {
      type        = "Service"
      identifiers = [each.value.service]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [each.value.source]
    }
  }
}

resource "aws_sqs_queue_policy" "senders" {
  for_each = local.senders

  queue_url = each.value.queue.id
  policy    = data.aws_iam_policy_document.senders[each.key].json
}
