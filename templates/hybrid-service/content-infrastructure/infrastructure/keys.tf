# The key of the alarms' topic. The one that AWS keeps for topics cannot be used by alarms: what they say would be lost
# without a word.

data "aws_iam_policy_document" "alarms_key" {
  # Who may use and administer it is said by the account's own policies; without this nobody could ever change it again.
  statement {
    sid       = "Account"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${var.account_id}:root"]
    }
  }

  statement {
    sid       = "Alarms"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }
}

resource "aws_kms_key" "alarms" {
  description         = "What the alarms of ${local.name} say."
  enable_key_rotation = true
  policy              = data.aws_iam_policy_document.alarms_key.json
}
