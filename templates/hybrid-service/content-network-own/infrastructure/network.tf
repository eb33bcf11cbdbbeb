# A network of the service's own: in each zone a public subnet for the balancer and the NAT, and a private one
# for everything else. Each zone leaves through its own NAT: losing a zone takes nothing from the others.

data "aws_availability_zones" "usable" {
  state = "available"
}

variable "vpc_cidr" {
  description = "Addresses of the network; they must not overlap with the home site's."
  type        = string
  default     = "${{ values.vpcCidr }}"
}

locals {
  zones = slice(data.aws_availability_zones.usable.names, 0, 2)

  vpc_id                    = aws_vpc.site.id
  vpc_cidr                  = aws_vpc.site.cidr_block
  private_subnet_ids        = [for zone in local.zones : aws_subnet.private[zone].id]
  public_subnet_ids         = [for zone in local.zones : aws_subnet.public[zone].id]
  cluster_name              = aws_eks_cluster.site.name
  cluster_security_group_id = aws_eks_cluster.site.vpc_config[0].cluster_security_group_id
}

resource "aws_vpc" "site" {
  cidr_block           = var.vpc_cidr
  enable_dns_support   = true
  enable_dns_hostnames = true

  tags = { Name = local.name }
}

resource "aws_internet_gateway" "site" {
  vpc_id = aws_vpc.site.id

  tags = { Name = local.name }
}

resource "aws_subnet" "public" {
  for_each = toset(local.zones)

  vpc_id            = aws_vpc.site.id
  availability_zone = each.key
  cidr_block        = cidrsubnet(var.vpc_cidr, 4, index(local.zones, each.key))

  tags = {
    Name                     = "${local.name}-public-${each.key}"
    "kubernetes.io/role/elb" = "1"
  }
}

resource "aws_subnet" "private" {
  for_each = toset(local.zones)

  vpc_id            = aws_vpc.site.id
  availability_zone = each.key
  cidr_block        = cidrsubnet(var.vpc_cidr, 4, 8 + index(local.zones, each.key))

  tags = {
    Name                              = "${local.name}-private-${each.key}"
    "kubernetes.io/role/internal-elb" = "1"
    "karpenter.sh/discovery"          = local.name
  }
}

resource "aws_eip" "nat" {
  for_each = toset(local.zones)

  domain = "vpc"

  tags = { Name = "${local.name}-nat-${each.key}" }
}

resource "aws_nat_gateway" "zone" {
  for_each = toset(local.zones)

  allocation_id = aws_eip.nat[each.key].id
  subnet_id     = aws_subnet.public[each.key].id

  tags = { Name = "${local.name}-${each.key}" }

  depends_on = [aws_internet_gateway.site]
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.site.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.site.id
  }

  tags = { Name = "${local.name}-public" }
}

resource "aws_route_table_association" "public" {
  for_each = toset(local.zones)

  subnet_id      = aws_subnet.public[each.key].id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table" "private" {
  for_each = toset(local.zones)

  vpc_id           = aws_vpc.site.id
  propagating_vgws = [aws_vpn_gateway.site.id]

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = aws_nat_gateway.zone[each.key].id
  }

  tags = { Name = "${local.name}-private-${each.key}" }
}

resource "aws_route_table_association" "private" {
  for_each = toset(local.zones)

  subnet_id      = aws_subnet.private[each.key].id
  route_table_id = aws_route_table.private[each.key].id
}

# The balancer sits in the public subnets and must reach the home site from there.
resource "aws_vpn_gateway_route_propagation" "public" {
  vpn_gateway_id = aws_vpn_gateway.site.id
  route_table_id = aws_route_table.public.id
}
