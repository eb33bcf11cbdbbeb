# The two moves, for when the portal is down: all traffic to AWS, and the base weights.
#   aws lambda invoke --function-name ${{ values.name }}-failover /dev/stdout
#   aws lambda invoke --function-name ${{ values.name }}-base-weights /dev/stdout
# A stack, because it takes the code as text: nothing is packed, and a plan shows what changes in it.

locals {
  moves = {
    failover = {
      title   = "${local.name}-failover"
      weights = { (local.target_group_arns[local.home]) = 0, (local.target_group_arns.aws) = 100 }
    }
    base = {
      title   = "${local.name}-base-weights"
      weights = { (local.target_group_arns[local.home]) = var.base_weights[local.home], (local.target_group_arns.aws) = var.base_weights.aws }
    }
  }

  function_arns = { for move, settings in local.moves : move => "arn:aws:lambda:${var.region}:${var.account_id}:function:${settings.title}" }
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
  # The describe calls of the balancer's API know no resources.
  statement {
    actions   = ["elasticloadbalancing:DescribeRules", "elasticloadbalancing:DescribeTargetHealth"]
    resources = ["*"]
  }

  statement {
    actions   = ["elasticloadbalancing:ModifyRule"]
    resources = [local.rule_arn]
  }

  statement {
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = [for group in aws_cloudwatch_log_group.functions : "${group.arn}:*"]
  }
}

resource "aws_iam_role" "functions" {
  name               = "${local.name}-set-weights"
  assume_role_policy = data.aws_iam_policy_document.functions_trust.json
}

resource "aws_iam_role_policy" "functions" {
  role   = aws_iam_role.functions.id
  policy = data.aws_iam_policy_document.functions.json
}

resource "aws_cloudwatch_log_group" "functions" {
  for_each = local.moves

  name              = "/aws/lambda/${each.value.title}"
  retention_in_days = 90
}

resource "aws_cloudformation_stack" "functions" {
  for_each = local.moves

  name = each.value.title

  template_body = jsonencode({
    Resources = {
      Function = {
        Type = "AWS::Lambda::Function"
        Properties = {
          FunctionName = each.value.title
          Description  = "Sets the weights of the listener rule of ${local.name} without the portal."
          Runtime      = "nodejs22.x"
          Handler      = "index.handler"
          Role         = aws_iam_role.functions.arn
          Timeout      = 30
          MemorySize   = 256
          Code         = { ZipFile = file("${path.module}/lambda/setWeights.js") }
          Environment = {
            Variables = {
              RULE_ARN = local.rule_arn
              WEIGHTS  = jsonencode(each.value.weights)
            }
          }
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
