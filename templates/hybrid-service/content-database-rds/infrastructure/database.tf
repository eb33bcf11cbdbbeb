# The database on AWS: an instance with a standby in another zone{% if values.writer == 'aws' %}, which takes all writes{% endif %}, and a reader.

resource "aws_db_subnet_group" "database" {
  name       = local.name
  subnet_ids = local.private_subnet_ids
}

resource "aws_security_group" "database" {
  name        = "${local.name}-database"
  description = "Who may talk to the database of ${local.name}."
  vpc_id      = local.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "database" {
  for_each = {
    pods        = { group = local.cluster_security_group_id, cidr = null }
    replication = { group = aws_security_group.replication.id, cidr = null }
    home        = { group = null, cidr = var.home_cidr }
  }

  security_group_id            = aws_security_group.database.id
  description                  = each.key
  referenced_security_group_id = each.value.group
  cidr_ipv4                    = each.value.cidr
  ip_protocol                  = "tcp"
  from_port                    = local.database.port
  to_port                      = local.database.port
}

resource "aws_db_instance" "primary" {
  identifier                  = "${local.name}-db"
  engine                      = local.database.engine
  engine_version              = local.database.version
  instance_class              = "db.m7g.large"
  allocated_storage           = 50
  max_allocated_storage       = 500
  storage_type                = "gp3"
  storage_encrypted           = true
  multi_az                    = true
  db_name                     = "${{ values.schema }}"
  username                    = local.database.user
  manage_master_user_password = true
  db_subnet_group_name        = aws_db_subnet_group.database.name
  vpc_security_group_ids      = [aws_security_group.database.id]
  parameter_group_name        = aws_db_parameter_group.database.name

  backup_retention_period   = 7
  backup_window             = "18:00-19:00"
  maintenance_window        = "sun:19:30-sun:20:30"
  copy_tags_to_snapshot     = true
  deletion_protection       = true
  skip_final_snapshot       = false
  final_snapshot_identifier = "${local.name}-db-last"

  performance_insights_enabled    = true
  enabled_cloudwatch_logs_exports = local.database.logs
}

resource "aws_db_instance" "reader" {
  identifier             = "${local.name}-db-reader"
  replicate_source_db    = aws_db_instance.primary.identifier
  instance_class         = "db.m7g.large"
  storage_encrypted      = true
  parameter_group_name   = aws_db_parameter_group.database.name
  vpc_security_group_ids = [aws_security_group.database.id]
  skip_final_snapshot    = true
}

resource "aws_cloudwatch_metric_alarm" "database" {
  for_each = merge(local.database_alarms, {
    cpu     = { metric = "CPUUtilization", db = "primary", statistic = "Average", operator = "GreaterThanThreshold", threshold = 80, missing = "breaching" }
    storage = { metric = "FreeStorageSpace", db = "primary", statistic = "Minimum", operator = "LessThanThreshold", threshold = 10 * 1024 * 1024 * 1024, missing = "breaching" }
    # -1 says that the reader has stopped; it is caught by the other alarm, "stopped".
    lag     = { metric = "ReplicaLag", db = "reader", statistic = "Maximum", operator = "GreaterThanThreshold", threshold = ${{ values.rpoSeconds }}, missing = "breaching" }
    stopped = { metric = "ReplicaLag", db = "reader", statistic = "Minimum", operator = "LessThanThreshold", threshold = 0, missing = "breaching" }
  })

  alarm_name          = "${local.name}-database-${each.key}"
  alarm_description   = "${each.value.metric} of the ${each.value.db} database of ${local.name}."
  namespace           = "AWS/RDS"
  metric_name         = each.value.metric
  statistic           = each.value.statistic
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  threshold           = each.value.threshold
  comparison_operator = each.value.operator
  treat_missing_data  = each.value.missing
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]

  dimensions = {
    DBInstanceIdentifier = each.value.db == "primary" ? aws_db_instance.primary.identifier : aws_db_instance.reader.identifier
  }
}

output "database_hosts" {
  description = "Where the service finds its database on AWS."
  value = {
    writer = aws_db_instance.primary.address
    reader = aws_db_instance.reader.address
  }
}
