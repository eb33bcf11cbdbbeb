locals {
  name     = "${{ values.name }}"
  hostname = "${local.name}.${var.domain}"
  site_url = "https://${local.hostname}"

  tags = {
    "catalog:entity" = "component:default/${local.name}"
    "catalog:owner"  = var.owner
  }
}

data "aws_route53_zone" "public" {
  name = var.domain
}
