# `npm run build` in service/ makes the archives; a plan without them changes no function's code.

locals {
  # The newest Node.js runtime that version 5 of the provider accepts. nodejs24.x needs version 6: raise both together,
  # with the target in service/build.mjs.
  runtime = "nodejs22.x"

  functions = {
    api      = { seconds = 10, memory = 512 }
    mail     = { seconds = local.run_seconds, memory = 512 }
    feedback = { seconds = local.run_seconds, memory = 256 }
  }

  archives = { for name, settings in local.functions : name => "${path.module}/../service/dist/${name}.zip" }

  # What each may do with rows. Transactions need no right beyond those of their parts.
  row_actions = ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem", "dynamodb:DeleteItem"]
}

data "aws_iam_policy_document" "function_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "function" {
  for_each = local.functions

  name               = "${local.name}-${each.key}"
  assume_role_policy = data.aws_iam_policy_document.function_trust.json
}

data "aws_iam_policy_document" "function" {
  for_each = local.functions

  statement {
    actions   = each.key == "api" ? local.row_actions : setsubtract(local.row_actions, ["dynamodb:DeleteItem"])
    resources = [aws_dynamodb_table.main.arn]
  }

  statement {
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.function[each.key].arn}:*"]
  }

  dynamic "statement" {
    for_each = each.key == "api" ? ["list"] : []

    content {
      actions   = ["dynamodb:Query"]
      resources = ["${aws_dynamodb_table.main.arn}/index/list"]
    }
  }

  dynamic "statement" {
    for_each = contains(keys(local.work), each.key) ? [aws_sqs_queue.work[each.key].arn] : []

    content {
      actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
      resources = [statement.value]
    }
  }

  dynamic "statement" {
    for_each = each.key == "mail" ? ["send"] : []

    content {
      actions   = ["ses:SendEmail"]
      resources = [local.sender_identity_arn, aws_sesv2_configuration_set.main.arn]

      condition {
        test     = "StringEquals"
        variable = "ses:FromAddress"
        values   = [var.sender]
      }
    }
  }
}

resource "aws_iam_role_policy" "function" {
  for_each = local.functions

  role   = aws_iam_role.function[each.key].id
  policy = data.aws_iam_policy_document.function[each.key].json
}

resource "aws_cloudwatch_log_group" "function" {
  for_each = local.functions

  name              = "/aws/lambda/${local.name}-${each.key}"
  retention_in_days = var.keep_days
}

resource "aws_lambda_function" "main" {
  for_each = local.functions

  function_name    = "${local.name}-${each.key}"
  role             = aws_iam_role.function[each.key].arn
  runtime          = local.runtime
  architectures    = ["arm64"]
  handler          = "index.handler"
  filename         = local.archives[each.key]
  source_code_hash = fileexists(local.archives[each.key]) ? filebase64sha256(local.archives[each.key]) : null
  timeout          = each.value.seconds
  memory_size      = each.value.memory

  environment {
    variables = {
      SERVICE_NAME      = local.name
      TABLE_NAME        = aws_dynamodb_table.main.name
      SITE_URL          = local.site_url
      LANGUAGES         = join(",", var.languages)
      USERINFO_URL      = local.sign_in.userinfo_url
      SENDER            = var.sender
      CONFIGURATION_SET = aws_sesv2_configuration_set.main.configuration_set_name
      KEEP_DAYS         = var.keep_days
    }
  }

  depends_on = [aws_iam_role_policy.function, aws_cloudwatch_log_group.function]
}

resource "aws_lambda_event_source_mapping" "work" {
  for_each = local.work

  event_source_arn = aws_sqs_queue.work[each.key].arn
  function_name    = aws_lambda_function.main[each.key].arn
  batch_size       = 5

  # One message that fails does not bring the others of its batch back.
  function_response_types = ["ReportBatchItemFailures"]

  scaling_config {
    # Two runs at once keep below the 14 letters in a second that SES allows at first.
    maximum_concurrency = 2
  }
}
