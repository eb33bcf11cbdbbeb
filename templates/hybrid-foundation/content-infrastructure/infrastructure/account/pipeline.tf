# Who the pipeline is. Planning reads; applying changes, and waits for a reviewer. There is no key to leak.

# GitHub proves which repository and environment asks. Services of this account find it by its address. An account has
# one at most: `terraform import aws_iam_openid_connect_provider.github ARN` when it is there already.
resource "aws_iam_openid_connect_provider" "github" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

{% if values.pipeline == 'github-actions' %}
variable "github_repository" {
  description = "owner/name of this repository. Empty: no pipeline may plan or apply yet."
  type        = string
  default     = "${{ values.githubRepository }}"
}

locals {
  pipeline = var.github_repository == "" ? toset([]) : toset(["plan", "apply"])
}

data "aws_iam_policy_document" "pipeline_trust" {
  for_each = local.pipeline

  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [aws_iam_openid_connect_provider.github.arn]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:aud"
      values   = ["sts.amazonaws.com"]
    }

    # The environment, not the branch: its reviewers are the gate.
    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:sub"
      values   = ["repo:${var.github_repository}:environment:infrastructure-${each.key}"]
    }
  }
}
{% else %}
variable "jenkins_principal_arns" {
  description = "Role of the Jenkins agents, for planning and for applying. Two agents, because whoever may plan must not be able to apply. Empty: no pipeline may plan or apply yet."
  type        = object({ plan = string, apply = string })
  default     = { plan = "", apply = "" }
}

locals {
  pipeline = toset([for step, arn in var.jenkins_principal_arns : step if arn != ""])
}

data "aws_iam_policy_document" "pipeline_trust" {
  for_each = local.pipeline

  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = [var.jenkins_principal_arns[each.key]]
    }
  }
}
{% endif %}

data "aws_iam_policy_document" "pipeline" {
  for_each = local.pipeline

  statement {
    sid       = "FindState"
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.state.arn]
  }

  statement {
    sid       = "ReadState"
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.state.arn}/*"]
  }

  # A plan takes the lock and leaves itself behind; it never writes the state.
  statement {
    sid       = "LockState"
    actions   = ["s3:PutObject", "s3:DeleteObject"]
    resources = ["${aws_s3_bucket.state.arn}/foundation/terraform.tfstate.tflock"]
  }

  statement {
    sid       = each.key == "plan" ? "WritePlan" : "WriteState"
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.state.arn}/${each.key == "plan" ? "plans/*" : "foundation/terraform.tfstate"}"]
  }

  # Nothing that is secret is read for a plan.
  statement {
    sid       = "NoSecrets"
    effect    = "Deny"
    actions   = ["secretsmanager:GetSecretValue", "ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"]
    resources = ["*"]
  }

  # All roles of the foundation begin with its name, and the pipeline may make no other.
  dynamic "statement" {
    for_each = each.key == "apply" ? [1] : []

    content {
      sid = "OwnRoles"
      actions = [
        "iam:AttachRolePolicy",
        "iam:CreatePolicy",
        "iam:CreatePolicyVersion",
        "iam:CreateRole",
        "iam:DeletePolicy",
        "iam:DeletePolicyVersion",
        "iam:DeleteRole",
        "iam:DeleteRolePolicy",
        "iam:DetachRolePolicy",
        "iam:PassRole",
        "iam:PutRolePolicy",
        "iam:TagPolicy",
        "iam:TagRole",
        "iam:UntagPolicy",
        "iam:UntagRole",
        "iam:UpdateAssumeRolePolicy",
        "iam:UpdateRole",
      ]
      resources = ["arn:aws:iam::${var.account_id}:role/${local.name}-*", "arn:aws:iam::${var.account_id}:policy/${local.name}-*"]
    }
  }

  # It cannot change its own rights. What else it makes is what its reviewers have read.
  dynamic "statement" {
    for_each = each.key == "apply" ? [1] : []

    content {
      sid    = "NotItself"
      effect = "Deny"
      actions = [
        "iam:AttachRolePolicy",
        "iam:DeleteRolePolicy",
        "iam:DetachRolePolicy",
        "iam:PutRolePolicy",
        "iam:UpdateAssumeRolePolicy",
      ]
      resources = ["arn:aws:iam::${var.account_id}:role/${local.name}-pipeline-*"]
    }
  }
}

resource "aws_iam_role" "pipeline" {
  for_each = local.pipeline

  name                 = "${local.name}-pipeline-${each.key}"
  assume_role_policy   = data.aws_iam_policy_document.pipeline_trust[each.key].json
  max_session_duration = 7200
}

resource "aws_iam_role_policy" "pipeline" {
  for_each = local.pipeline

  role   = aws_iam_role.pipeline[each.key].id
  policy = data.aws_iam_policy_document.pipeline[each.key].json
}

resource "aws_iam_role_policy_attachment" "read" {
  for_each = local.pipeline

  role       = aws_iam_role.pipeline[each.key].name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

# Everything but identities, which the statements above allow by name.
resource "aws_iam_role_policy_attachment" "change" {
  for_each = setintersection(local.pipeline, ["apply"])

  role       = aws_iam_role.pipeline[each.key].name
  policy_arn = "arn:aws:iam::aws:policy/PowerUserAccess"
}

output "pipeline_role_arns" {
  description = "AWS_ROLE_ARN of the environments infrastructure-plan and infrastructure-apply."
  value       = { for step, role in aws_iam_role.pipeline : step => role.arn }
}
