# What the two functions do: hold the switch on AWS, and let it go again. They live where Route 53 is steered from.

locals {
  # The records move users; the balancer below serves AWS, and looks at the home site without sending anybody there.
  served_sites     = toset(["aws"])
  functions_region = "us-east-1"
  functions_code   = "${path.module}/lambda/holdSwitch.js"

  moves = {
    failover = {
      SWITCH_ID   = aws_route53_health_check.home.id
      HOLD        = "true"
      WITNESS_IDS = jsonencode([aws_route53_health_check.public["aws"].id])
    }
    base = {
      SWITCH_ID   = aws_route53_health_check.home.id
      HOLD        = "false"
      WITNESS_IDS = jsonencode([for check in values(aws_route53_health_check.public) : check.id if check.fqdn == local.probe_hostnames[local.home]])
    }
  }

  when_home_is_lost = []
  when_home_is_back = []
}

data "aws_iam_policy_document" "moves" {
  statement {
    actions   = ["route53:GetHealthCheck", "route53:UpdateHealthCheck"]
    resources = ["arn:aws:route53:::healthcheck/${aws_route53_health_check.home.id}"]
  }

  statement {
    actions   = ["route53:GetHealthCheckStatus"]
    resources = [for check in values(aws_route53_health_check.public) : "arn:aws:route53:::healthcheck/${check.id}"]
  }
}

output "traffic" {
  description = "The record that moves users, and the check that moves the record."
  value = {
    hostedZoneId = data.aws_route53_zone.public.zone_id
    recordName   = local.hostname
    switch       = aws_route53_health_check.home.id
  }
}
