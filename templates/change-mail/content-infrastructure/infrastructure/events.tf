# Change log -> pipe -> bus -> rule -> queue -> mail function. Nothing on this way forgets a change without leaving it
# in a queue of dead letters: the change is in the table's stream because it is in the table, the pipe repeats until the
# bus has it, the rule until the queue has it, the queue until the function has mailed it.

locals {
  # By detail-type. The handlers write these kinds (service/src/board/Change.ts); take one out and nobody is mailed about it.
  mailed_kinds = ["ItemCreated", "ItemChanged", "ItemMoved"]
}

resource "aws_cloudwatch_event_bus" "changes" {
  name = local.name
}

# To mail a stretch of time again after a mistake: a replay mails nobody twice, letters are remembered longer than this.
resource "aws_cloudwatch_event_archive" "changes" {
  name             = local.name
  event_source_arn = aws_cloudwatch_event_bus.changes.arn
  retention_days   = var.keep_days
  event_pattern    = jsonencode({ source = [local.name] })
}

resource "aws_pipes_pipe" "changes" {
  name     = "${local.name}-changes"
  role_arn = aws_iam_role.pipe.arn
  source   = aws_dynamodb_table.main.stream_arn
  target   = aws_cloudwatch_event_bus.changes.arn

  source_parameters {
    # New entries of the change log, and nothing else of the table.
    filter_criteria {
      filter {
        pattern = jsonencode({
          eventName = ["INSERT"]
          dynamodb  = { NewImage = { type = { S = ["change"] } } }
        })
      }
    }

    dynamodb_stream_parameters {
      starting_position = "TRIM_HORIZON"
      batch_size        = 10
      # Again and again until the entry is half a day old, half of what the stream keeps; an alarm tells long before. One
      # bad entry must not hold back the others of its batch.
      on_partial_batch_item_failure = "AUTOMATIC_BISECT"
      maximum_retry_attempts        = -1
      maximum_record_age_in_seconds = 43200

      dead_letter_config {
        arn = aws_sqs_queue.dead["stream"].arn
      }
    }
  }

  target_parameters {
    eventbridge_event_bus_parameters {
      source = local.name
      # The kind of change, read from the entry itself.
      detail_type = "$.dynamodb.NewImage.kind.S"
    }
  }

  log_configuration {
    level = "ERROR"

    cloudwatch_logs_log_destination {
      log_group_arn = aws_cloudwatch_log_group.pipe.arn
    }
  }

  depends_on = [aws_iam_role_policy.pipe]
}

resource "aws_cloudwatch_log_group" "pipe" {
  name              = "/aws/vendedlogs/pipes/${local.name}"
  retention_in_days = var.keep_days
}

resource "aws_cloudwatch_event_rule" "mail" {
  name           = "${local.name}-mail"
  description    = "Changes that people are mailed about."
  event_bus_name = aws_cloudwatch_event_bus.changes.name

  event_pattern = jsonencode({
    source        = [local.name]
    "detail-type" = local.mailed_kinds
  })
}

resource "aws_cloudwatch_event_target" "mail" {
  rule           = aws_cloudwatch_event_rule.mail.name
  event_bus_name = aws_cloudwatch_event_bus.changes.name
  arn            = aws_sqs_queue.work["mail"].arn

  retry_policy {
    maximum_event_age_in_seconds = 86400
    maximum_retry_attempts       = 185
  }

  dead_letter_config {
    arn = aws_sqs_queue.dead["rule"].arn
  }
}

data "aws_iam_policy_document" "pipe_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["pipes.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }
}

data "aws_iam_policy_document" "pipe" {
  statement {
    actions   = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"]
    resources = [aws_dynamodb_table.main.stream_arn]
  }

  statement {
    actions   = ["events:PutEvents"]
    resources = [aws_cloudwatch_event_bus.changes.arn]
  }

  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.dead["stream"].arn]
  }
}

resource "aws_iam_role" "pipe" {
  name               = "${local.name}-pipe"
  assume_role_policy = data.aws_iam_policy_document.pipe_trust.json
}

resource "aws_iam_role_policy" "pipe" {
  role   = aws_iam_role.pipe.id
  policy = data.aws_iam_policy_document.pipe.json
}
