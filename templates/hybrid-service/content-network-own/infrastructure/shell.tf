# People reach a node through Session Manager: no bastion, no open port, no key on a laptop. The endpoints keep that way
# open while the way to the internet is not.

resource "aws_security_group" "shell" {
  name        = "${local.name}-shell"
  description = "Nodes to Session Manager."
  vpc_id      = local.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "shell" {
  security_group_id            = aws_security_group.shell.id
  description                  = "Nodes"
  referenced_security_group_id = local.cluster_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
}

resource "aws_vpc_endpoint" "shell" {
  for_each = toset(["ssm", "ssmmessages", "ec2messages"])

  vpc_id              = local.vpc_id
  service_name        = "com.amazonaws.${var.region}.${each.key}"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = local.private_subnet_ids
  security_group_ids  = [aws_security_group.shell.id]
  private_dns_enabled = true

  tags = { Name = "${local.name}-${each.key}" }
}

resource "aws_cloudwatch_log_group" "shell" {
  name              = "/${local.name}/shell"
  retention_in_days = 365
}

resource "aws_ssm_document" "shell" {
  name            = "${local.name}-shell"
  document_type   = "Session"
  document_format = "JSON"

  content = jsonencode({
    schemaVersion = "1.0"
    description   = "A shell that is written down."
    sessionType   = "Standard_Stream"
    inputs = {
      cloudWatchLogGroupName      = aws_cloudwatch_log_group.shell.name
      cloudWatchEncryptionEnabled = false
      cloudWatchStreamingEnabled  = true
      idleSessionTimeout          = "20"
      maxSessionDuration          = "120"
    }
  })
}

# The agent on the node writes the log.
data "aws_iam_policy_document" "shell_log" {
  statement {
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"]
    resources = ["${aws_cloudwatch_log_group.shell.arn}:*"]
  }

  statement {
    actions   = ["logs:DescribeLogGroups"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "shell_log" {
  role   = aws_iam_role.cluster["node"].id
  policy = data.aws_iam_policy_document.shell_log.json
}
