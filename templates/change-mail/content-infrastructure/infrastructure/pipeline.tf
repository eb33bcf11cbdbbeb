# What the pipeline may do besides applying this: put the page into its bucket and drop what the edge remembers of it.
# Proven by the pipeline's own identity, for an hour at a time. There is no key to leak.

data "aws_iam_openid_connect_provider" "pipeline" {
  url = local.pipeline_identity.issuer
}

data "aws_iam_policy_document" "pipeline_trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [data.aws_iam_openid_connect_provider.pipeline.arn]
    }

    dynamic "condition" {
      for_each = { aud = local.pipeline_identity.audience, sub = local.pipeline_identity.subject }

      content {
        test     = "StringEquals"
        variable = "${replace(local.pipeline_identity.issuer, "https://", "")}:${condition.key}"
        values   = [condition.value]
      }
    }
  }
}

data "aws_iam_policy_document" "pipeline" {
  statement {
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.web.arn]
  }

  statement {
    actions   = ["s3:PutObject", "s3:DeleteObject"]
    resources = ["${aws_s3_bucket.web.arn}/*"]
  }

  statement {
    actions   = ["cloudfront:CreateInvalidation", "cloudfront:GetInvalidation"]
    resources = [aws_cloudfront_distribution.web.arn]
  }
}

resource "aws_iam_role" "pipeline" {
  name                 = "${local.name}-pipeline"
  assume_role_policy   = data.aws_iam_policy_document.pipeline_trust.json
  max_session_duration = 3600
}

resource "aws_iam_role_policy" "pipeline" {
  role   = aws_iam_role.pipeline.id
  policy = data.aws_iam_policy_document.pipeline.json
}
