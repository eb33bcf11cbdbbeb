# The service's own load balancer, its listeners and a target group for each site. Which rule sends whom where: balancer.tf.

locals {
  health = { path = "/readyz", interval = 5, timeout = 2, threshold = 2 }

  target_group_suffixes = { for site, group in aws_lb_target_group.site : site => group.arn_suffix }
  load_balancer_suffix  = aws_lb.front.arn_suffix

  # What the portal asks before it touches a switch.
  switch_tags = { "hybrid-cloud:managed" = "true" }
}

resource "aws_security_group" "front" {
  name        = "${local.name}-front"
  description = "Users to the balancer, the balancer to both sites."
  vpc_id      = local.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "users" {
  for_each = toset(["80", "443"])

  security_group_id = aws_security_group.front.id
  description       = "Users"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = tonumber(each.key)
  to_port           = tonumber(each.key)
}

resource "aws_vpc_security_group_egress_rule" "home" {
  security_group_id = aws_security_group.front.id
  description       = "Home site, through the VPN"
  cidr_ipv4         = var.home_cidr
  ip_protocol       = "tcp"
  from_port         = ${{ values.nodePort }}
  to_port           = ${{ values.nodePort }}
}

resource "aws_vpc_security_group_egress_rule" "aws" {
  security_group_id            = aws_security_group.front.id
  description                  = "Pods of the AWS site"
  referenced_security_group_id = local.cluster_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
}

resource "aws_vpc_security_group_ingress_rule" "cluster" {
  security_group_id            = local.cluster_security_group_id
  description                  = "Balancer of ${local.name}"
  referenced_security_group_id = aws_security_group.front.id
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
}

resource "aws_lb" "front" {
  name                       = local.name
  load_balancer_type         = "application"
  subnets                    = local.public_subnet_ids
  security_groups            = [aws_security_group.front.id]
  drop_invalid_header_fields = true
  enable_deletion_protection = true
}

resource "aws_lb_target_group" "site" {
  for_each = local.sites

  name        = "${local.name}-${each.key}"
  vpc_id      = local.vpc_id
  target_type = "ip"
  protocol    = "HTTP"
  port        = each.key == "aws" ? 8080 : ${{ values.nodePort }}
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

  # It would beat any switch: a failover must not wait for cookies.
  stickiness {
    type    = "lb_cookie"
    enabled = false
  }
}

# The nodes of the home site. Pods on AWS are registered by the TargetGroupBinding in deploy/overlays/aws.
resource "aws_lb_target_group_attachment" "home" {
  for_each = toset(${{ values.homeNodes | dump | replace('","', '", "') }})

  target_group_arn  = aws_lb_target_group.site[local.home].arn
  target_id         = each.key
  port              = ${{ values.nodePort }}
  availability_zone = "all"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.front.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate_validation.front.certificate_arn

  default_action {
    type = "fixed-response"

    fixed_response {
      status_code  = "404"
      content_type = "text/plain"
      message_body = "No such service."
    }
  }
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.front.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      status_code = "HTTP_301"
      protocol    = "HTTPS"
      port        = "443"
    }
  }
}
