# All users' traffic goes through ONE rule with two target groups: two rules would never share it. The drained group
# stays in the rule at weight 0, so that its health goes on being measured.

locals {
  health = { path = "/readyz", interval = 5, timeout = 2, threshold = 2 }

  rule_arn              = aws_lb_listener_rule.weighted.arn
  target_group_arns     = { for site, group in aws_lb_target_group.site : site => group.arn }
  target_group_suffixes = { for site, group in aws_lb_target_group.site : site => group.arn_suffix }
  load_balancer_suffix  = data.aws_lb.shared.arn_suffix

  # What the portal asks before it touches a switch.
  switch_tags = { "hybrid-cloud:managed" = "true" }

  # Probes that come in through this balancer; others have a way of their own.
  probes = {
    for site, url in var.probe_urls : site => regex("^https?://(?P<host>[^/:]+)[^/]*(?P<path>/[^?]*)", url)
    if endswith(split(":", split("/", url)[2])[0], ".${{ values.domain }}")
  }
}

data "aws_lb_listener" "shared" {
  arn = var.listener_arn
}

data "aws_lb" "shared" {
  arn = data.aws_lb_listener.shared.load_balancer_arn
}

resource "aws_lb_target_group" "site" {
  for_each = var.target_groups

  name        = each.value
  vpc_id      = data.aws_lb.shared.vpc_id
  target_type = "ip"
  protocol    = "HTTP"
  port        = each.key == "aws" ? 8080 : var.node_port
  # Long enough for a request, short enough for a failover: the default of 300 s keeps users on a site that was left.
  deregistration_delay = 30
  tags                 = local.switch_tags

  health_check {
    path                = local.health.path
    interval            = local.health.interval
    timeout             = local.health.timeout
    healthy_threshold   = local.health.threshold
    unhealthy_threshold = local.health.threshold
    matcher             = "200"
  }

  # It would beat the weights: a failover must not wait for cookies.
  stickiness {
    type    = "lb_cookie"
    enabled = false
  }
}

# The home site's nodes. Pods on AWS are registered by the TargetGroupBinding in deploy/overlays/aws.
resource "aws_lb_target_group_attachment" "home" {
  for_each = var.home_nodes

  target_group_arn  = aws_lb_target_group.site["${{ values.home }}"].arn
  target_id         = each.key
  port              = var.node_port
  availability_zone = "all"
}

# Without a priority it gets the next that is free: other services have rules on this listener too.
resource "aws_lb_listener_rule" "weighted" {
  listener_arn = var.listener_arn
  tags         = local.switch_tags

  condition {
    host_header {
      values = [var.hostname]
    }
  }

  action {
    type = "forward"

    forward {
      dynamic "target_group" {
        for_each = local.target_group_arns

        content {
          arn    = target_group.value
          weight = var.initial_weights[target_group.key]
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
  for_each = local.probes

  listener_arn = var.listener_arn

  condition {
    host_header {
      values = [each.value.host]
    }
  }

  condition {
    path_pattern {
      values = [each.value.path]
    }
  }

  action {
    type             = "forward"
    target_group_arn = local.target_group_arns[each.key]
  }
}
