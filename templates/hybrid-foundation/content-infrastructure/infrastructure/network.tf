# In each zone a public subnet for the balancer and the NAT, and a private one, four times as large, for everything else.
# Each zone leaves through its own NAT: losing a zone takes nothing from the others.

resource "aws_vpc" "site" {
  cidr_block           = var.vpc_cidr
  enable_dns_support   = true
  enable_dns_hostnames = true

  tags = { Name = local.name }
}

# The default group lets everything inside talk to everything: taken over here and left empty.
resource "aws_default_security_group" "empty" {
  vpc_id = aws_vpc.site.id

  tags = { Name = "${local.name}-unused" }
}

resource "aws_internet_gateway" "site" {
  vpc_id = aws_vpc.site.id

  tags = { Name = local.name }
}

# The first quarter of the network is public, a sixteenth for each zone; the other three quarters are private.
resource "aws_subnet" "public" {
  for_each = toset(var.zones)

  vpc_id            = aws_vpc.site.id
  availability_zone = each.key
  cidr_block        = cidrsubnet(var.vpc_cidr, 4, index(var.zones, each.key))

  tags = {
    Name                     = "${local.name}-public-${each.key}"
    "kubernetes.io/role/elb" = "1"
  }
}

resource "aws_subnet" "private" {
  for_each = toset(var.zones)

  vpc_id            = aws_vpc.site.id
  availability_zone = each.key
  cidr_block        = cidrsubnet(var.vpc_cidr, 2, 1 + index(var.zones, each.key))

  tags = {
    Name                              = "${local.name}-private-${each.key}"
    "kubernetes.io/role/internal-elb" = "1"
    "karpenter.sh/discovery"          = local.name
  }
}

resource "aws_eip" "nat" {
  for_each = toset(var.zones)

  domain = "vpc"

  tags = { Name = "${local.name}-nat-${each.key}" }
}

resource "aws_nat_gateway" "zone" {
  for_each = toset(var.zones)

  allocation_id = aws_eip.nat[each.key].id
  subnet_id     = aws_subnet.public[each.key].id

  tags = { Name = "${local.name}-${each.key}" }

  depends_on = [aws_internet_gateway.site]
}

# The balancer sits in the public subnets and must reach the home site from there.
resource "aws_route_table" "public" {
  vpc_id           = aws_vpc.site.id
  propagating_vgws = [aws_vpn_gateway.site.id]

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.site.id
  }

  tags = { Name = "${local.name}-public" }
}

resource "aws_route_table_association" "public" {
  for_each = toset(var.zones)

  subnet_id      = aws_subnet.public[each.key].id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table" "private" {
  for_each = toset(var.zones)

  vpc_id           = aws_vpc.site.id
  propagating_vgws = [aws_vpn_gateway.site.id]

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = aws_nat_gateway.zone[each.key].id
  }

  tags = { Name = "${local.name}-private-${each.key}" }
}

resource "aws_route_table_association" "private" {
  for_each = toset(var.zones)

  subnet_id      = aws_subnet.private[each.key].id
  route_table_id = aws_route_table.private[each.key].id
}

# Layers of images and backups go to S3 past the NATs, which charge by the byte.
resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.site.id
  service_name      = "com.amazonaws.${var.region}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = [for table in aws_route_table.private : table.id]

  tags = { Name = "${local.name}-s3" }
}
