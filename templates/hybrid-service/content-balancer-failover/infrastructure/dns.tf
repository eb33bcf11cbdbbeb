# One name, two records: everything to the home site, or everything to AWS. Route 53 answers with the first as long as the
# check `home` is good. Resolvers keep an answer for its TTL, and some for longer: a minute or two is what users see.

provider "aws" {
  alias               = "global"
  region              = "us-east-1"
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = {
      "hybrid-cloud:workload" = "component:default/${local.name}"
      "hybrid-cloud:owner"    = var.owner
    }
  }
}

variable "home_entrance" {
  description = "Public name of the home site's entrance (deploy/entrance)."
  type        = string
  default     = "${{ values.homeEntrance }}"
}

locals {
  hostname        = "${{ values.hostname }}"
  ttl             = 30
  probe_hostnames = { for site in local.sites : site => "${local.name}-${site}.${{ values.domain }}" }
  entrances       = { (local.home) = var.home_entrance, aws = aws_lb.front.dns_name }
}

data "aws_route53_zone" "public" {
  name = "${{ values.domain }}"
}

resource "aws_route53_record" "users" {
  for_each = { PRIMARY = local.home, SECONDARY = "aws" }

  zone_id         = data.aws_route53_zone.public.zone_id
  name            = local.hostname
  type            = "CNAME"
  ttl             = local.ttl
  records         = [local.entrances[each.value]]
  set_identifier  = each.value
  health_check_id = each.key == "PRIMARY" ? aws_route53_health_check.home.id : null

  # AWS has no check of its own: when both sites look lost, an answer that may work beats the one that did not.
  failover_routing_policy {
    type = each.key
  }
}

# One way to each site past the switch, for checks and probes.
resource "aws_route53_record" "probe" {
  for_each = local.probe_hostnames

  zone_id = data.aws_route53_zone.public.zone_id
  name    = each.value
  type    = "CNAME"
  ttl     = local.ttl
  records = [local.entrances[each.key]]
}

resource "aws_acm_certificate" "front" {
  domain_name               = local.hostname
  subject_alternative_names = [local.probe_hostnames.aws]
  validation_method         = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "proof" {
  for_each = {
    for option in aws_acm_certificate.front.domain_validation_options : option.domain_name => option
  }

  zone_id         = data.aws_route53_zone.public.zone_id
  name            = each.value.resource_record_name
  type            = each.value.resource_record_type
  records         = [each.value.resource_record_value]
  ttl             = 300
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "front" {
  certificate_arn         = aws_acm_certificate.front.arn
  validation_record_fqdns = [for record in aws_route53_record.proof : record.fqdn]
}
