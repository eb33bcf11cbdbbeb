# What the two functions do: set the weights of the one rule that shares the traffic.

variable "base_weights" {
  description = "Relative weights in calm times. Read when the rule is created; afterwards the portal and the two functions set them."
  type        = object({ ${{ values.home }} = number, aws = number })
  default     = { ${{ values.home }} = ${{ values.homeShare }}, aws = ${{ values.awsShare }} }

  validation {
    condition     = alltrue([for weight in values(var.base_weights) : weight >= 0 && weight <= 999]) && sum(values(var.base_weights)) > 0
    error_message = "Weights are 0 to 999 and not all 0."
  }
}

variable "failover_without_portal" {
  description = "Whether the alarm of the home site moves all traffic to AWS by itself. Keep false while the portal watches: two drivers, one wheel."
  type        = bool
  default     = false
}

variable "failback_without_portal" {
  description = "Whether the end of that alarm brings the base weights back by itself."
  type        = bool
  default     = false
}

locals {
  served_sites     = local.sites
  functions_region = var.region
  functions_code   = "${path.module}/lambda/setWeights.js"

  move_weights = {
    failover = { (local.target_group_arns[local.home]) = 0, (local.target_group_arns.aws) = 100 }
    base     = { (local.target_group_arns[local.home]) = var.base_weights[local.home], (local.target_group_arns.aws) = var.base_weights.aws }
  }
  moves = { for move, weights in local.move_weights : move => { RULE_ARN = local.rule_arn, WEIGHTS = jsonencode(weights) } }

  when_home_is_lost = var.failover_without_portal ? [local.function_arns.failover] : []
  when_home_is_back = var.failback_without_portal ? [local.function_arns.base] : []
}

data "aws_iam_policy_document" "moves" {
  # The describe calls of the balancer's API know no resources.
  statement {
    actions   = ["elasticloadbalancing:DescribeRules", "elasticloadbalancing:DescribeTargetHealth"]
    resources = ["*"]
  }

  statement {
    actions   = ["elasticloadbalancing:ModifyRule"]
    resources = [local.rule_arn]
  }
}

# `adopt-switch` writes these into spec.hybrid of catalog-info.yaml.
output "traffic" {
  description = "What the portal needs to see and move the traffic."
  value = {
    ruleArn      = local.rule_arn
    targetGroups = local.target_group_arns
  }
}
