# What the pipeline may do in AWS: find the cluster and deploy into one namespace, for an hour at a time, proven by a
# token that Jenkins signs for the build. There is no key to leak.

variable "jenkins_issuer" {
  description = "Issuer of the id tokens of Jenkins, such as https://jenkins.example.org/oidc. Empty: no role is made."
  type        = string
  default     = ""

  validation {
    condition     = var.jenkins_issuer == "" || startswith(var.jenkins_issuer, "https://")
    error_message = "AWS reads the issuer's keys from its address: it must be an HTTPS address."
  }
}

variable "jenkins_job" {
  description = "Subject of the id tokens: the address of the branch main of the job, such as https://jenkins.example.org/job/${{ values.name }}/job/main/."
  type        = string
  default     = ""

  validation {
    condition     = var.jenkins_issuer == "" || var.jenkins_job != ""
    error_message = "With an issuer alone every job of that Jenkins could deploy: name the job too."
  }
}

locals {
  # As IAM writes an issuer: without the scheme.
  jenkins = trimprefix(var.jenkins_issuer, "https://")
}

data "aws_iam_openid_connect_provider" "jenkins" {
  count = var.jenkins_issuer == "" ? 0 : 1

  url = var.jenkins_issuer
}

data "aws_iam_policy_document" "pipeline_trust" {
  count = var.jenkins_issuer == "" ? 0 : 1

  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [data.aws_iam_openid_connect_provider.jenkins[0].arn]
    }

    condition {
      test     = "StringEquals"
      variable = "${local.jenkins}:aud"
      values   = ["sts.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "${local.jenkins}:sub"
      values   = [var.jenkins_job]
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
  count = var.jenkins_issuer == "" ? 0 : 1

  name                 = "${local.name}-pipeline"
  assume_role_policy   = data.aws_iam_policy_document.pipeline_trust[0].json
  max_session_duration = 3600
}

resource "aws_iam_role_policy" "pipeline" {
  count = var.jenkins_issuer == "" ? 0 : 1

  role   = aws_iam_role.pipeline[0].id
  policy = data.aws_iam_policy_document.pipeline.json
}

resource "aws_eks_access_entry" "pipeline" {
  count = var.jenkins_issuer == "" ? 0 : 1

  cluster_name      = local.cluster_name
  principal_arn     = aws_iam_role.pipeline[0].arn
  kubernetes_groups = ["${local.name}-deployers"]
}
