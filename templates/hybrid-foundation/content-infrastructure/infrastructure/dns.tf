{% if values.zone == 'new' %}
# A new zone is heard only when the parent domain names its servers: apply it alone first (README), then the rest.
resource "aws_route53_zone" "public" {
  name    = var.domain
  comment = "Services of ${local.name}"

  lifecycle {
    prevent_destroy = true
  }
}

output "name_servers" {
  description = "What the parent domain must delegate to."
  value       = aws_route53_zone.public.name_servers
}

{% else %}
data "aws_route53_zone" "public" {
  name = var.domain
}

{% endif %}
locals {
  zone_id = {% if values.zone == 'existing' %}data.{% endif %}aws_route53_zone.public.zone_id
}

# Every name that has no record of its own leads to the balancer, so a new service waits for no record. It does not ask
# after the targets' health: one dead site would make all names unhealthy while the other site serves.
resource "aws_route53_record" "services" {
  zone_id = local.zone_id
  name    = "*.${var.domain}"
  type    = "A"

  alias {
    name                   = aws_lb.front.dns_name
    zone_id                = aws_lb.front.zone_id
    evaluate_target_health = false
  }
}

# Renews itself as long as the record of proof stays.
resource "aws_acm_certificate" "front" {
  domain_name               = var.domain
  subject_alternative_names = ["*.${var.domain}"]
  validation_method         = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

# The domain and its wildcard are proven by one and the same record.
locals {
  proof = one([for option in aws_acm_certificate.front.domain_validation_options : option if option.domain_name == var.domain])
}

resource "aws_route53_record" "proof" {
  zone_id         = local.zone_id
  name            = local.proof.resource_record_name
  type            = local.proof.resource_record_type
  records         = [local.proof.resource_record_value]
  ttl             = 300
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "front" {
  certificate_arn         = aws_acm_certificate.front.arn
  validation_record_fqdns = [aws_route53_record.proof.fqdn]
}
