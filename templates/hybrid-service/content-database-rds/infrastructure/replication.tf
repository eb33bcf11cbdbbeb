# DMS copies {% if values.writer == 'aws' %}from RDS to the home site{% else %}from the home site to RDS{% endif %}, one way only. It needs the account's roles dms-vpc-role
# and dms-cloudwatch-logs-role, which the platform team makes once.

variable "home_database_host" {
  description = "Address of the database on the home site."
  type        = string
  default     = "${{ values.homeDatabaseHost }}"
}

locals {
  # The account of DMS on each side, as {"username", "password", "host", "port"}. The values are put in by a person with
  # `aws secretsmanager put-secret-value`; Terraform never sees them.
  replication_sides = local.sites
  copy              = { source = "${{ values.writer }}", target = "${{ values.follower }}" }
}

resource "aws_secretsmanager_secret" "replication" {
  for_each = local.replication_sides

  name        = "${local.name}/replication/${each.key}"
  description = "Account of DMS on the database (${each.key})${each.key == "aws" ? " at ${aws_db_instance.primary.address}" : " at ${var.home_database_host}"}"
}

data "aws_iam_policy_document" "replication_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["dms.${var.region}.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "replication" {
  statement {
    actions   = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]
    resources = [for secret in aws_secretsmanager_secret.replication : secret.arn]
  }
}

resource "aws_iam_role" "replication" {
  name               = "${local.name}-replication"
  assume_role_policy = data.aws_iam_policy_document.replication_trust.json
}

resource "aws_iam_role_policy" "replication" {
  role   = aws_iam_role.replication.id
  policy = data.aws_iam_policy_document.replication.json
}

resource "aws_security_group" "replication" {
  name        = "${local.name}-replication"
  description = "DMS to both databases."
  vpc_id      = local.vpc_id
}

resource "aws_vpc_security_group_egress_rule" "replication" {
  for_each = { home = [var.home_cidr, local.database.port], aws = [local.vpc_cidr, local.database.port], services = ["0.0.0.0/0", 443] }

  security_group_id = aws_security_group.replication.id
  description       = each.key
  cidr_ipv4         = each.value[0]
  ip_protocol       = "tcp"
  from_port         = each.value[1]
  to_port           = each.value[1]
}

resource "aws_dms_replication_subnet_group" "replication" {
  replication_subnet_group_id          = local.name
  replication_subnet_group_description = "DMS of ${local.name}"
  subnet_ids                           = local.private_subnet_ids
}

resource "aws_dms_replication_instance" "replication" {
  replication_instance_id     = local.name
  replication_instance_class  = "dms.t3.medium"
  allocated_storage           = 50
  multi_az                    = true
  publicly_accessible         = false
  replication_subnet_group_id = aws_dms_replication_subnet_group.replication.id
  vpc_security_group_ids      = [aws_security_group.replication.id]
}

resource "aws_dms_replication_task" "replication" {
  replication_task_id      = local.name
  resource_identifier      = "${{ values.taskIdentifier }}"
  migration_type           = "full-load-and-cdc"
  replication_instance_arn = aws_dms_replication_instance.replication.replication_instance_arn
  source_endpoint_arn      = aws_dms_endpoint.side["source"].endpoint_arn
  target_endpoint_arn      = aws_dms_endpoint.side["target"].endpoint_arn

  table_mappings = jsonencode({
    rules = [{
      rule-type      = "selection"
      rule-id        = "1"
      rule-name      = "all"
      rule-action    = "include"
      object-locator = { schema-name = local.copied_schema, table-name = "%" }
    }]
  })

  replication_task_settings = jsonencode({
    Logging = { EnableLogging = true }
    # A table that fails stops the task: a copy with a hole would look like a copy.
    ErrorBehavior      = { DataErrorPolicy = "STOP_TASK", ApplyErrorInsertPolicy = "UPDATE_RECORD", TableErrorPolicy = "STOP_TASK" }
    ValidationSettings = { EnableValidation = true }
  })

  # DMS fills in all the settings it was not told.
  lifecycle {
    ignore_changes = [replication_task_settings]
  }
}

# Zero seconds at the source are no proof: nothing may have been captured. A stopped task sends nothing at all, and
# nothing counts as late.
resource "aws_cloudwatch_metric_alarm" "replication_lag" {
  for_each = toset(["CDCLatencySource", "CDCLatencyTarget"])

  alarm_name          = "${local.name}-replication-${each.key}"
  alarm_description   = "The copy of ${local.name} is more than ${{ values.rpoSeconds }} s behind, or the task has stopped."
  namespace           = "AWS/DMS"
  metric_name         = each.key
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 3
  datapoints_to_alarm = 3
  threshold           = ${{ values.rpoSeconds }}
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "breaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]

  # DMS names a task by the end of its ARN.
  dimensions = {
    ReplicationInstanceIdentifier = aws_dms_replication_instance.replication.replication_instance_id
    ReplicationTaskIdentifier     = element(split(":", aws_dms_replication_task.replication.replication_task_arn), -1)
  }
}
