# The two moves, for when the portal is down: all traffic to AWS, and back to how it was.
#   aws lambda invoke{% if values.balancer == 'failover' %} --region us-east-1{% endif %} --function-name ${{ values.name }}-failover /dev/stdout
#   aws lambda invoke{% if values.balancer == 'failover' %} --region us-east-1{% endif %} --function-name ${{ values.name }}-base-weights /dev/stdout
# A stack, because it takes the code as text: nothing is packed, and a plan shows what changes in it.

locals {
  function_titles = { failover = "${local.name}-failover", base = "${local.name}-base-weights" }
  function_arns   = { for move, title in local.function_titles : move => "arn:aws:lambda:${local.functions_region}:${var.account_id}:function:${title}" }
}

data "aws_iam_policy_document" "functions_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "functions" {
  source_policy_documents = [data.aws_iam_policy_document.moves.json]

  statement {
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = [for group in aws_cloudwatch_log_group.functions : "${group.arn}:*"]
  }
}

resource "aws_iam_role" "functions" {
  name               = "${local.name}-move-traffic"
  assume_role_policy = data.aws_iam_policy_document.functions_trust.json
}

resource "aws_iam_role_policy" "functions" {
  role   = aws_iam_role.functions.id
  policy = data.aws_iam_policy_document.functions.json
}

resource "aws_cloudwatch_log_group" "functions" {
{% if values.balancer == 'failover' %}
  provider = aws.global
{% endif %}
  for_each = local.function_titles

  name              = "/aws/lambda/${each.value}"
  retention_in_days = 90
}

resource "aws_cloudformation_stack" "functions" {
{% if values.balancer == 'failover' %}
  provider = aws.global
{% endif %}
  for_each = local.function_titles

  name = each.value

  template_body = jsonencode({
    Resources = {
      Function = {
        Type = "AWS::Lambda::Function"
        Properties = {
          FunctionName = each.value
          Description  = "Moves the traffic of ${local.name} without the portal."
          Runtime      = "nodejs22.x"
          Handler      = "index.handler"
          Role         = aws_iam_role.functions.arn
          Timeout      = 30
          MemorySize   = 256
          Code         = { ZipFile = file(local.functions_code) }
          Environment  = { Variables = local.moves[each.key] }
        }
      }
      CallableByAlarms = {
        Type = "AWS::Lambda::Permission"
        Properties = {
          FunctionName  = { Ref = "Function" }
          Action        = "lambda:InvokeFunction"
          Principal     = "lambda.alarms.cloudwatch.amazonaws.com"
          SourceAccount = var.account_id
        }
      }
    }
  })

  depends_on = [aws_iam_role_policy.functions, aws_cloudwatch_log_group.functions]
}
