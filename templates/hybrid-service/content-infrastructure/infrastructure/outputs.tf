output "pipeline_role_arn" {
  description = "AWS_ROLE_ARN of the pipeline's environment aws."
  value       = one(aws_iam_role.pipeline[*].arn)
}

output "cluster_name" {
  description = "The cluster of the AWS site."
  value       = local.cluster_name
}
