# All users' traffic goes through ONE rule with two target groups: two rules would never share it. The drained group stays
# in the rule at weight 0, so that its health goes on being measured.

locals {
  hostname = "${{ values.hostname }}"

  rule_arn          = aws_lb_listener_rule.weighted.arn
  target_group_arns = { for site, group in aws_lb_target_group.site : site => group.arn }
}

resource "aws_lb_listener_rule" "weighted" {
  listener_arn = aws_lb_listener.https.arn
  priority     = 100
  tags         = local.switch_tags

  condition {
    host_header {
      values = [local.hostname]
    }
  }

  action {
    type = "forward"

    forward {
      dynamic "target_group" {
        for_each = local.target_group_arns

        content {
          arn    = target_group.value
          weight = var.base_weights[target_group.key]
        }
      }
    }
  }

  # The weights belong to the portal, or to the functions while it is down. A plan in the middle of a failover must
  # not bring the traffic back.
  lifecycle {
    ignore_changes = [action]
  }
}

# One way to each site past the weights, for probes only: without it a site at weight 0 could not be asked how it is.
resource "aws_lb_listener_rule" "probe" {
  for_each = { (local.home) = 10, aws = 11 }

  listener_arn = aws_lb_listener.https.arn
  priority     = each.value

  condition {
    host_header {
      values = [local.probe_hostnames[each.key]]
    }
  }

  condition {
    path_pattern {
      values = ["/healthz"]
    }
  }

  action {
    type             = "forward"
    target_group_arn = local.target_group_arns[each.key]
  }
}
