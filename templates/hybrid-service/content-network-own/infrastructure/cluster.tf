# The cluster of the AWS site: a small group of nodes that is always there, and Karpenter (deploy/overlays/aws) for the rest.

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
    AmazonEKSClusterPolicy = "cluster"
    # With AmazonSSMManagedInstanceCore people reach a node through Session Manager: no bastion, no open port.
    AmazonEKSWorkerNodePolicy          = "node"
    AmazonEKS_CNI_Policy               = "node"
    AmazonEC2ContainerRegistryPullOnly = "node"
    AmazonSSMManagedInstanceCore       = "node"
  }

  role       = aws_iam_role.cluster[each.value].name
  policy_arn = "arn:aws:iam::aws:policy/${each.key}"
}

resource "aws_eks_cluster" "site" {
  name                      = local.name
  role_arn                  = aws_iam_role.cluster["cluster"].arn
  enabled_cluster_log_types = ["api", "audit", "authenticator"]

  access_config {
    authentication_mode                         = "API"
    bootstrap_cluster_creator_admin_permissions = true
  }

  vpc_config {
    subnet_ids              = local.private_subnet_ids
    endpoint_private_access = true
    endpoint_public_access  = true
  }

  depends_on = [aws_iam_role_policy_attachment.cluster]
}

resource "aws_eks_node_group" "base" {
  cluster_name    = aws_eks_cluster.site.name
  node_group_name = "base"
  node_role_arn   = aws_iam_role.cluster["node"].arn
  subnet_ids      = local.private_subnet_ids
  instance_types  = ["m7i.large"]

  scaling_config {
    min_size     = 2
    desired_size = 2
    max_size     = 4
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
  for_each = toset(["vpc-cni", "kube-proxy", "coredns", "eks-pod-identity-agent", "metrics-server"])

  cluster_name = aws_eks_cluster.site.name
  addon_name   = each.key

  # Without it the network policy of the service is a wish.
  configuration_values = each.key == "vpc-cni" ? jsonencode({ enableNetworkPolicy = "true" }) : null

  depends_on = [aws_eks_node_group.base]
}
