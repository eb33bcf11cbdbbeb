# The front door of all services. Each of them adds ONE weighted rule with its two target groups, and its probes; what no
# service claims is answered 404 here.

resource "aws_security_group" "front" {
  name        = "${local.name}-front"
  description = "Users to the balancer, the balancer to both sites."
  vpc_id      = aws_vpc.site.id
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
  description       = "Node ports of the home site, through the VPN"
  cidr_ipv4         = var.home_cidr
  ip_protocol       = "tcp"
  from_port         = 30000
  to_port           = 32767
}

resource "aws_vpc_security_group_egress_rule" "aws" {
  security_group_id            = aws_security_group.front.id
  description                  = "Pods of the AWS site"
  referenced_security_group_id = local.cluster_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = var.service_port
  to_port                      = var.service_port
}

resource "aws_vpc_security_group_ingress_rule" "cluster" {
  security_group_id            = local.cluster_security_group_id
  description                  = "The balancer of ${local.name}"
  referenced_security_group_id = aws_security_group.front.id
  ip_protocol                  = "tcp"
  from_port                    = var.service_port
  to_port                      = var.service_port
}

resource "aws_lb" "front" {
  name                       = local.name
  load_balancer_type         = "application"
  subnets                    = local.public_subnet_ids
  security_groups            = [aws_security_group.front.id]
  drop_invalid_header_fields = true
  enable_deletion_protection = true
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
