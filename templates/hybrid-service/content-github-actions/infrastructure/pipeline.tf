# What the pipeline may do in AWS: find the cluster and deploy into one namespace, for an hour at a time,
# proven by the pipeline's own identity. There is no key to leak.

data "aws_iam_openid_connect_provider" "github" {
  count = var.github_repository == "" ? 0 : 1

  url = "https://token.actions.githubusercontent.com"
}

data "aws_iam_policy_document" "pipeline_trust" {
  count = var.github_repository == "" ? 0 : 1

  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [data.aws_iam_openid_connect_provider.github[0].arn]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:aud"
      values   = ["sts.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:sub"
      values   = ["repo:${var.github_repository}:environment:aws"]
    }
  }
}

data "aws_iam_policy_document" "pipeline" {
  statement {
    actions   = ["eks:DescribeCluster"]
    resources = ["arn:aws:eks:${var.region}:${var.account_id}:cluster/${local.cluster_name}"]
  }
}

resource "aws_iam_role" "pipeline" {
  count = var.github_repository == "" ? 0 : 1

  name                 = "${local.name}-pipeline"
  assume_role_policy   = data.aws_iam_policy_document.pipeline_trust[0].json
  max_session_duration = 3600
}

resource "aws_iam_role_policy" "pipeline" {
  count = var.github_repository == "" ? 0 : 1

  role   = aws_iam_role.pipeline[0].id
  policy = data.aws_iam_policy_document.pipeline.json
}

resource "aws_eks_access_entry" "pipeline" {
  count = var.github_repository == "" ? 0 : 1

  cluster_name      = local.cluster_name
  principal_arn     = aws_iam_role.pipeline[0].arn
  kubernetes_groups = ["${local.name}-deployers"]
}
