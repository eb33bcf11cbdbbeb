# Roles of what runs in the cluster and speaks to AWS. Each is bound to one service account by Pod Identity: no key, no
# annotation, and nobody else in the cluster can take it.

locals {
  controllers = {
    karpenter = { namespace = "kube-system", account = "karpenter" }
    balancers = { namespace = "kube-system", account = "aws-load-balancer-controller" }
    volumes   = { namespace = "kube-system", account = "ebs-csi-controller-sa" }
  }

  controller_policies = {
    karpenter = data.aws_iam_policy_document.karpenter.json
    balancers = data.aws_iam_policy_document.balancers.json
  }
}

data "aws_iam_policy_document" "pods_trust" {
  statement {
    actions = ["sts:AssumeRole", "sts:TagSession"]

    principals {
      type        = "Service"
      identifiers = ["pods.eks.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }
}

# The AWS Load Balancer Controller only registers pods in the target groups that services made by Terraform; it makes
# no balancer of its own, so it needs a twentieth of its usual policy.
data "aws_iam_policy_document" "balancers" {
  # The describe calls know no resources.
  statement {
    actions = [
      "ec2:DescribeAvailabilityZones",
      "ec2:DescribeInstances",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeSecurityGroups",
      "ec2:DescribeSubnets",
      "ec2:DescribeVpcs",
      "elasticloadbalancing:DescribeLoadBalancers",
      "elasticloadbalancing:DescribeTargetGroupAttributes",
      "elasticloadbalancing:DescribeTargetGroups",
      "elasticloadbalancing:DescribeTargetHealth",
    ]
    resources = ["*"]
  }

  statement {
    actions   = ["elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets"]
    resources = ["arn:aws:elasticloadbalancing:${var.region}:${var.account_id}:targetgroup/*"]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/${local.managed_tag}"
      values   = ["true"]
    }
  }
}

resource "aws_iam_role" "controller" {
  for_each = local.controllers

  name               = "${local.name}-${each.key}"
  assume_role_policy = data.aws_iam_policy_document.pods_trust.json
}

resource "aws_iam_role_policy" "controller" {
  for_each = local.controller_policies

  role   = aws_iam_role.controller[each.key].id
  policy = each.value
}

resource "aws_iam_role_policy_attachment" "volumes" {
  role       = aws_iam_role.controller["volumes"].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy"
}

resource "aws_eks_pod_identity_association" "controller" {
  for_each = local.controllers

  cluster_name    = aws_eks_cluster.site.name
  namespace       = each.value.namespace
  service_account = each.value.account
  role_arn        = aws_iam_role.controller[each.key].arn
}
