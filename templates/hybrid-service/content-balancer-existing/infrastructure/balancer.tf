# The balancer is there already and stays with whoever made it. Here it is only named, for alarms and functions.

locals {
  rule_arn = "${{ values.ruleArn }}"

  target_group_arns = {
    (local.home) = "${{ values.homeTargetGroupArn }}"
    aws          = "${{ values.awsTargetGroupArn }}"
  }

  # CloudWatch knows both by the end of their ARNs.
  target_group_suffixes = { for site, arn in local.target_group_arns : site => split(":", arn)[5] }
  load_balancer_suffix  = join("/", slice(split("/", local.rule_arn), 1, 4))
}
