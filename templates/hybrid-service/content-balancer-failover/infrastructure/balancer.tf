# The balancer is the entrance of AWS. It looks at the home site too, through the VPN, as the second witness; it sends no
# user there.

resource "aws_lb_listener_rule" "aws" {
  listener_arn = aws_lb_listener.https.arn
  priority     = 100

  condition {
    host_header {
      values = [local.hostname, local.probe_hostnames.aws]
    }
  }

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.site["aws"].arn
  }
}

# A group that no rule names is not checked. This name is in no zone, so nobody comes this way.
resource "aws_lb_listener_rule" "witness" {
  listener_arn = aws_lb_listener.https.arn
  priority     = 101

  condition {
    host_header {
      values = ["witness.invalid"]
    }
  }

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.site[local.home].arn
  }
}
