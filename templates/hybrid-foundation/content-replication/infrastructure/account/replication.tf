# DMS looks for these two roles by name, once an account. `terraform import` them when they are there already.

data "aws_iam_policy_document" "replication_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["dms.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "replication" {
  for_each = toset(["dms-vpc-role", "dms-cloudwatch-logs-role"])

  name               = each.key
  assume_role_policy = data.aws_iam_policy_document.replication_trust.json
}

resource "aws_iam_role_policy_attachment" "replication" {
  for_each = { dms-vpc-role = "AmazonDMSVPCManagementRole", dms-cloudwatch-logs-role = "AmazonDMSCloudWatchLogsRole" }

  role       = aws_iam_role.replication[each.key].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/${each.value}"
}
