# The portal has two roles. One looks; it can change nothing. The other changes the weights of rules that carry the tag
# hybrid-cloud:managed, and nothing else: without the tag a rule is out of its reach, and it cannot set the tag.

data "aws_iam_policy_document" "portal_trust" {
  count = length(var.portal_principal_arns) > 0 ? 1 : 0

  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = var.portal_principal_arns
    }
  }
}

data "aws_iam_policy_document" "portal" {
  count = length(var.portal_principal_arns) > 0 ? 1 : 0

  # The calls that the portal makes, and no others. None of them knows resources.
  statement {
    sid = "Look"
    actions = [
      "cloudwatch:GetMetricData",
      "dms:DescribeEndpoints",
      "dms:DescribeReplicationInstances",
      "dms:DescribeReplicationTasks",
      "elasticloadbalancing:DescribeRules",
      "elasticloadbalancing:DescribeTargetHealth",
      "rds:DescribeDBInstances",
      "rds:DescribeDBParameters",
    ]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "portal_act" {
  count = length(var.portal_principal_arns) > 0 ? 1 : 0

  # A rule is read again right before it is written.
  statement {
    sid       = "LookAgain"
    actions   = ["elasticloadbalancing:DescribeRules"]
    resources = ["*"]
  }

  statement {
    sid       = "MoveTraffic"
    actions   = ["elasticloadbalancing:ModifyRule"]
    resources = ["arn:aws:elasticloadbalancing:${var.region}:${var.account_id}:listener-rule/app/*"]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/${local.managed_tag}"
      values   = ["true"]
    }
  }
}

resource "aws_iam_role" "portal" {
  for_each = length(var.portal_principal_arns) > 0 ? toset(["observe", "act"]) : toset([])

  name                 = "${local.name}-portal-${each.key}"
  assume_role_policy   = data.aws_iam_policy_document.portal_trust[0].json
  max_session_duration = 3600
}

resource "aws_iam_role_policy" "portal" {
  for_each = aws_iam_role.portal

  role   = each.value.id
  policy = each.key == "act" ? data.aws_iam_policy_document.portal_act[0].json : data.aws_iam_policy_document.portal[0].json
}

# In the cluster it is one of a group that may look (deploy/portal/). For acting there the portal has a service account.
resource "aws_eks_access_entry" "portal" {
  for_each = { for step, role in aws_iam_role.portal : step => role if step == "observe" }

  cluster_name      = aws_eks_cluster.site.name
  principal_arn     = each.value.arn
  kubernetes_groups = ["hybrid-cloud-observers"]
}
