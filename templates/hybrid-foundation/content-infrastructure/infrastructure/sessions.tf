# People reach machines through Session Manager: no bastion, no open port, no key on a laptop, and every session is
# written down. Give the policy to the role of your single sign-on; it works only after a second factor.

resource "aws_cloudwatch_log_group" "sessions" {
  name              = "/${local.name}/sessions"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.foundation.arn
}

resource "aws_ssm_document" "session" {
  name            = "${local.name}-session"
  document_type   = "Session"
  document_format = "JSON"

  content = jsonencode({
    schemaVersion = "1.0"
    description   = "A shell that is written down."
    sessionType   = "Standard_Stream"
    inputs = {
      cloudWatchLogGroupName      = aws_cloudwatch_log_group.sessions.name
      cloudWatchEncryptionEnabled = true
      cloudWatchStreamingEnabled  = true
      idleSessionTimeout          = "20"
      maxSessionDuration          = "120"
    }
  })
}

# The agent on the node writes the log.
data "aws_iam_policy_document" "session_log" {
  statement {
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"]
    resources = ["${aws_cloudwatch_log_group.sessions.arn}:*"]
  }

  statement {
    actions   = ["logs:DescribeLogGroups"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "session_log" {
  role   = aws_iam_role.cluster["node"].id
  policy = data.aws_iam_policy_document.session_log.json
}

data "aws_iam_policy_document" "sessions" {
  statement {
    sid       = "Begin"
    actions   = ["ssm:StartSession"]
    resources = ["${local.ec2}:${var.account_id}:instance/*"]

    condition {
      test     = "StringEquals"
      variable = "ssm:resourceTag/${local.owned_tag}"
      values   = ["owned"]
    }

    condition {
      test     = "Bool"
      variable = "aws:MultiFactorAuthPresent"
      values   = ["true"]
    }

    # Only by the document that writes it down.
    condition {
      test     = "BoolIfExists"
      variable = "ssm:SessionDocumentAccessCheck"
      values   = ["true"]
    }
  }

  statement {
    sid       = "Document"
    actions   = ["ssm:StartSession"]
    resources = [aws_ssm_document.session.arn]
  }

  statement {
    sid       = "EndOwn"
    actions   = ["ssm:ResumeSession", "ssm:TerminateSession"]
    resources = ["arn:aws:ssm:${var.region}:${var.account_id}:session/$${aws:userid}-*"]
  }
}

resource "aws_iam_policy" "sessions" {
  name        = "${local.name}-sessions"
  description = "Shells on nodes of ${local.name}, through Session Manager."
  policy      = data.aws_iam_policy_document.sessions.json
}
