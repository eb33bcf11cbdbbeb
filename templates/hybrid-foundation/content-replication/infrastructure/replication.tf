# The machine that DMS copies with. Each service brings its own task and endpoints, because it alone knows its schema, its
# direction and how many seconds it may lose. One task goes one way only.

variable "home_database_host" {
  description = "Address of the database at the home site."
  type        = string
  default     = "${{ values.homeDatabaseHost }}"
}

resource "aws_security_group" "replication" {
  name        = "${local.name}-replication"
  description = "DMS to both databases."
  vpc_id      = aws_vpc.site.id
}

resource "aws_vpc_security_group_egress_rule" "replication" {
  for_each = { home = [var.home_cidr, ${{ values.databasePort }}], aws = [aws_vpc.site.cidr_block, ${{ values.databasePort }}], services = ["0.0.0.0/0", 443] }

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
  allocated_storage           = 100
  multi_az                    = true
  publicly_accessible         = false
  replication_subnet_group_id = aws_dms_replication_subnet_group.replication.id
  vpc_security_group_ids      = [aws_security_group.replication.id]
}

# When its memory or disk ends, every copy stops at once. A stopped instance sends no figures, which counts as bad.
resource "aws_cloudwatch_metric_alarm" "replication" {
  for_each = {
    memory  = { metric = "FreeableMemory", threshold = 256 * 1024 * 1024 }
    storage = { metric = "FreeStorageSpace", threshold = 10 * 1024 * 1024 * 1024 }
  }

  alarm_name          = "${local.name}-replication-${each.key}"
  alarm_description   = "${each.value.metric} of the DMS instance of ${local.name}."
  namespace           = "AWS/DMS"
  metric_name         = each.value.metric
  statistic           = "Minimum"
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  threshold           = each.value.threshold
  comparison_operator = "LessThanThreshold"
  treat_missing_data  = "breaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]

  dimensions = { ReplicationInstanceIdentifier = aws_dms_replication_instance.replication.replication_instance_id }
}

output "replication_instance_arn" {
  description = "What a service's task runs on."
  value       = aws_dms_replication_instance.replication.replication_instance_arn
}
