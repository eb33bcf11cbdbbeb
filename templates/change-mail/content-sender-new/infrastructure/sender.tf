# Letters come from a domain of this service alone, proven by DKIM, with its own return path and a DMARC record: nothing
# here touches records that others rely on. A new account is in SES's sandbox and reaches verified addresses only, until
# AWS has agreed to more (docs/runbook.md).

locals {
  sender_identity_arn = aws_sesv2_email_identity.sender.arn
  return_path         = "bounce.${local.hostname}"
}

resource "aws_sesv2_email_identity" "sender" {
  email_identity         = local.hostname
  configuration_set_name = aws_sesv2_configuration_set.main.configuration_set_name

  dkim_signing_attributes {
    next_signing_key_length = "RSA_2048_BIT"
  }
}

resource "aws_route53_record" "dkim" {
  count = 3

  zone_id = data.aws_route53_zone.public.zone_id
  name    = "${aws_sesv2_email_identity.sender.dkim_signing_attributes[0].tokens[count.index]}._domainkey.${local.hostname}"
  type    = "CNAME"
  ttl     = 1800
  records = ["${aws_sesv2_email_identity.sender.dkim_signing_attributes[0].tokens[count.index]}.dkim.amazonses.com"]
}

resource "aws_sesv2_email_identity_mail_from_attributes" "sender" {
  email_identity         = aws_sesv2_email_identity.sender.email_identity
  mail_from_domain       = local.return_path
  behavior_on_mx_failure = "USE_DEFAULT_VALUE"

  depends_on = [aws_route53_record.return_path]
}

resource "aws_route53_record" "return_path" {
  for_each = {
    MX  = "10 feedback-smtp.${var.region}.amazonses.com"
    TXT = "v=spf1 include:amazonses.com -all"
  }

  zone_id = data.aws_route53_zone.public.zone_id
  name    = local.return_path
  type    = each.key
  ttl     = 1800
  records = [each.value]
}

resource "aws_route53_record" "dmarc" {
  zone_id = data.aws_route53_zone.public.zone_id
  name    = "_dmarc.${local.hostname}"
  type    = "TXT"
  ttl     = 1800
  records = ["v=DMARC1; p=quarantine; adkim=r; aspf=r"]
}
