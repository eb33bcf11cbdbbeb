output "site_url" {
  description = "Where people find the page."
  value       = local.site_url
}

output "web_bucket" {
  description = "WEB_BUCKET of the pipeline."
  value       = aws_s3_bucket.web.bucket
}

output "distribution_id" {
  description = "DISTRIBUTION_ID of the pipeline."
  value       = aws_cloudfront_distribution.web.id
}

output "pipeline_role_arn" {
  description = "AWS_ROLE_ARN of the pipeline's environment aws."
  value       = aws_iam_role.pipeline.arn
}

output "sign_in" {
  description = "Issuer and client of the page; the redirect address the issuer must know."
  value = {
    issuer       = local.sign_in.issuer
    client_id    = local.sign_in.client_id
    redirect_url = "${local.site_url}/signed-in"
  }
}
