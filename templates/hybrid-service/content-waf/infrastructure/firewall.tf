# Stops common attacks and single addresses that ask too much. Behind a campus or a carrier many people share an
# address: watch CountedRequests in a calm week before a busy day, and raise the limit.

variable "requests_per_address" {
  description = "Requests per address in five minutes before it is blocked for a while."
  type        = number
  default     = 5000
}

resource "aws_wafv2_web_acl" "front" {
  name        = local.name
  description = "In front of ${local.name}"
  scope       = "REGIONAL"

  default_action {
    allow {}
  }

  rule {
    name     = "common"
    priority = 10

    override_action {
      none {}
    }

    statement {
      managed_rule_group_statement {
        vendor_name = "AWS"
        name        = "AWSManagedRulesCommonRuleSet"
      }
    }

    visibility_config {
      metric_name                = "${local.name}-common"
      cloudwatch_metrics_enabled = true
      sampled_requests_enabled   = true
    }
  }

  rule {
    name     = "rate"
    priority = 20

    action {
      block {}
    }

    statement {
      rate_based_statement {
        limit              = var.requests_per_address
        aggregate_key_type = "IP"
      }
    }

    visibility_config {
      metric_name                = "${local.name}-rate"
      cloudwatch_metrics_enabled = true
      sampled_requests_enabled   = true
    }
  }

  visibility_config {
    metric_name                = local.name
    cloudwatch_metrics_enabled = true
    sampled_requests_enabled   = true
  }
}

resource "aws_wafv2_web_acl_association" "front" {
  resource_arn = aws_lb.front.arn
  web_acl_arn  = aws_wafv2_web_acl.front.arn
}
