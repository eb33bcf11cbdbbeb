# `npm run adopt-switch` writes these into spec.hybrid of catalog-info.yaml.
output "traffic" {
  description = "What the portal needs to see and move the traffic."
  value = {
    ruleArn      = local.rule_arn
    targetGroups = local.target_group_arns
  }
}

output "pipeline_role_arn" {
  description = "AWS_ROLE_ARN of the pipeline's environment aws."
  value       = one(aws_iam_role.pipeline[*].arn)
}

output "cluster_name" {
  description = "The cluster of the AWS site."
  value       = local.cluster_name
}
