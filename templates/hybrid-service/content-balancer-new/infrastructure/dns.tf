locals {
  probe_hostnames = { for site in local.sites : site => "${local.name}-${site}.${{ values.domain }}" }
}

data "aws_route53_zone" "public" {
  name = "${{ values.domain }}"
}

# An alias costs no lookup and follows the balancer. It does not ask after the targets' health: one dead site would
# make the whole name unhealthy while the other site serves.
resource "aws_route53_record" "front" {
  for_each = merge({ users = local.hostname }, local.probe_hostnames)

  zone_id = data.aws_route53_zone.public.zone_id
  name    = each.value
  type    = "A"

  alias {
    name                   = aws_lb.front.dns_name
    zone_id                = aws_lb.front.zone_id
    evaluate_target_health = false
  }
}

resource "aws_acm_certificate" "front" {
  domain_name               = local.hostname
  subject_alternative_names = values(local.probe_hostnames)
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
