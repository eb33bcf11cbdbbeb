# The platform team's network: everything is found through the cluster that runs in it.

data "aws_eks_cluster" "site" {
  name = "${{ values.clusterName }}"
}

data "aws_vpc" "site" {
  id = data.aws_eks_cluster.site.vpc_config[0].vpc_id
}

# Subnets carry the marks that the AWS Load Balancer Controller looks for.
data "aws_subnets" "private" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.site.id]
  }

  tags = { "kubernetes.io/role/internal-elb" = "1" }
}

data "aws_subnets" "public" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.site.id]
  }

  tags = { "kubernetes.io/role/elb" = "1" }
}

locals {
  vpc_id                    = data.aws_vpc.site.id
  vpc_cidr                  = data.aws_vpc.site.cidr_block
  private_subnet_ids        = data.aws_subnets.private.ids
  public_subnet_ids         = data.aws_subnets.public.ids
  cluster_name              = data.aws_eks_cluster.site.name
  cluster_security_group_id = data.aws_eks_cluster.site.vpc_config[0].cluster_security_group_id
}
