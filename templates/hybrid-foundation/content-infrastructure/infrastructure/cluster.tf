# The cluster of the AWS site: a small group of nodes that is always there, and Karpenter for the rest.

data "aws_iam_policy_document" "cluster_trust" {
  for_each = { cluster = "eks.amazonaws.com", node = "ec2.amazonaws.com" }

  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = [each.value]
    }
  }
}

resource "aws_iam_role" "cluster" {
  for_each = data.aws_iam_policy_document.cluster_trust

  name               = "${local.name}-${each.key}"
  assume_role_policy = each.value.json
}

resource "aws_iam_role_policy_attachment" "cluster" {
  for_each = {
    AmazonEKSClusterPolicy             = "cluster"
    AmazonEKSWorkerNodePolicy          = "node"
    AmazonEKS_CNI_Policy               = "node"
    AmazonEC2ContainerRegistryPullOnly = "node"
    # People reach a node through Session Manager: no bastion, no open port, no key (sessions.tf).
    AmazonSSMManagedInstanceCore = "node"
  }

  role       = aws_iam_role.cluster[each.value].name
  policy_arn = "arn:aws:iam::aws:policy/${each.key}"
}

resource "aws_cloudwatch_log_group" "cluster" {
  name              = "/aws/eks/${local.name}/cluster"
  retention_in_days = 90
}

resource "aws_eks_cluster" "site" {
  name                      = local.name
  version                   = var.kubernetes_version
  role_arn                  = aws_iam_role.cluster["cluster"].arn
  enabled_cluster_log_types = ["api", "audit", "authenticator"]

  # Whoever applies this first, the pipeline's role, administers the cluster; others are named in var.cluster_admin_arns.
  access_config {
    authentication_mode                         = "API"
    bootstrap_cluster_creator_admin_permissions = true
  }

  vpc_config {
    subnet_ids              = local.private_subnet_ids
    endpoint_private_access = true
    endpoint_public_access  = length(var.cluster_api_cidrs) > 0
    public_access_cidrs     = length(var.cluster_api_cidrs) > 0 ? var.cluster_api_cidrs : null
  }

  depends_on = [aws_iam_role_policy_attachment.cluster, aws_cloudwatch_log_group.cluster]
}

resource "aws_eks_access_entry" "admin" {
  for_each = toset(var.cluster_admin_arns)

  cluster_name  = aws_eks_cluster.site.name
  principal_arn = each.key
}

resource "aws_eks_access_policy_association" "admin" {
  for_each = toset(var.cluster_admin_arns)

  cluster_name  = aws_eks_cluster.site.name
  principal_arn = aws_eks_access_entry.admin[each.key].principal_arn
  policy_arn    = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"

  access_scope {
    type = "cluster"
  }
}

resource "aws_eks_node_group" "base" {
  cluster_name    = aws_eks_cluster.site.name
  node_group_name = "base"
  node_role_arn   = aws_iam_role.cluster["node"].arn
  subnet_ids      = local.private_subnet_ids
  instance_types  = ["m7i.large"]

  scaling_config {
    min_size     = length(var.zones)
    desired_size = length(var.zones)
    max_size     = 2 * length(var.zones)
  }

  update_config {
    max_unavailable = 1
  }

  # The portal or an autoscaler may have raised it: a plan must not lower it again.
  lifecycle {
    ignore_changes = [scaling_config[0].desired_size]
  }

  depends_on = [aws_iam_role_policy_attachment.cluster]
}

resource "aws_eks_addon" "site" {
  for_each = toset(["vpc-cni", "kube-proxy", "coredns", "eks-pod-identity-agent", "metrics-server", "aws-ebs-csi-driver", "snapshot-controller"])

  cluster_name = aws_eks_cluster.site.name
  addon_name   = each.key

  # Without it the network policies of services are a wish.
  configuration_values = each.key == "vpc-cni" ? jsonencode({ enableNetworkPolicy = "true" }) : null

  depends_on = [aws_eks_node_group.base]
}
