# The sender's identity exists in SES already, in this account and region; this service only uses it.

data "aws_sesv2_email_identity" "sender" {
{% if values.senderKind == 'domain' %}
  email_identity = split("@", var.sender)[1]
{% else %}
  email_identity = var.sender
{% endif %}
}

locals {
  sender_identity_arn = data.aws_sesv2_email_identity.sender.arn
}
