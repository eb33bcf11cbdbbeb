# In front of all services: stops common attacks, known bad inputs and single addresses that ask too much. Behind a campus
# or a carrier many people share an address: the rate is set for such a place, watch it in a calm week before a busy day.

variable "requests_per_address" {
  description = "Requests per address in five minutes before it is blocked for a while."
  type        = number
  default     = 5000
}

resource "aws_wafv2_web_acl" "front" {
  name        = local.name
  description = "In front of all services of ${local.name}"
  scope       = "REGIONAL"

  default_action {
    allow {}
  }

  dynamic "rule" {
    for_each = { AWSManagedRulesAmazonIpReputationList = 10, AWSManagedRulesCommonRuleSet = 20, AWSManagedRulesKnownBadInputsRuleSet = 30 }

    content {
      name     = rule.key
      priority = rule.value

      override_action {
        none {}
      }

      statement {
        managed_rule_group_statement {
          vendor_name = "AWS"
          name        = rule.key
        }
      }

      visibility_config {
        metric_name                = "${local.name}-${rule.key}"
        cloudwatch_metrics_enabled = true
        sampled_requests_enabled   = true
      }
    }
  }

  # The portal probes every second from one address; its probes are not counted.
  rule {
    name     = "rate"
    priority = 40

    action {
      block {}
    }

    statement {
      rate_based_statement {
        limit              = var.requests_per_address
        aggregate_key_type = "IP"

        scope_down_statement {
          not_statement {
            statement {
              byte_match_statement {
                search_string         = "/healthz"
                positional_constraint = "EXACTLY"

                field_to_match {
                  uri_path {}
                }

                text_transformation {
                  priority = 0
                  type     = "NONE"
                }
              }
            }
          }
        }
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
