{% if values.replication == 'mariadb' %}
# MariaDB on AWS, with a schema for each service: an instance with a standby in another zone, and a reader.
{% else %}
# PostgreSQL on AWS, with a database for each service: an instance with a standby in another zone, and a reader.
{% endif %}

resource "aws_db_subnet_group" "database" {
  name       = local.name
  subnet_ids = local.private_subnet_ids
}

resource "aws_security_group" "database" {
  name        = "${local.name}-database"
  description = "Who may talk to the database of ${local.name}."
  vpc_id      = aws_vpc.site.id
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
  from_port                    = ${{ values.databasePort }}
  to_port                      = ${{ values.databasePort }}
}

resource "aws_db_parameter_group" "database" {
{% if values.replication == 'mariadb' %}
  name   = "${local.name}-mariadb1011"
  family = "mariadb10.11"

  # DMS reads row changes. RDS writes a binary log only while automated backups are on.
  parameter {
    name  = "binlog_format"
    value = "ROW"
  }

  parameter {
    name  = "binlog_row_image"
    value = "FULL"
  }

  # With a binary log, triggers and functions are refused to accounts without SUPER, which RDS gives to nobody.
  parameter {
    name  = "log_bin_trust_function_creators"
    value = "1"
  }
{% else %}
  name   = "${local.name}-postgres16"
  family = "postgres16"

  # DMS reads changes by logical replication, through a slot that keeps them until they are read. Both need a restart.
  parameter {
    name         = "rds.logical_replication"
    value        = "1"
    apply_method = "pending-reboot"
  }

  # A slot that nobody reads would fill the disk and stop the writer: it is given up first.
  parameter {
    name  = "max_slot_wal_keep_size"
    value = "20480"
  }

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
{% endif %}

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_instance" "primary" {
  identifier                  = "${local.name}-db"
{% if values.replication == 'mariadb' %}
  engine                      = "mariadb"
  engine_version              = "10.11"
{% else %}
  engine                      = "postgres"
  engine_version              = "16"
{% endif %}
  instance_class              = "db.m7g.large"
  allocated_storage           = 100
  max_allocated_storage       = 1000
  storage_type                = "gp3"
  storage_encrypted           = true
  multi_az                    = true
{% if values.replication == 'mariadb' %}
  username                    = "admin"
{% else %}
  username                    = "administrator"
{% endif %}
  manage_master_user_password = true
  db_subnet_group_name        = aws_db_subnet_group.database.name
  vpc_security_group_ids      = [aws_security_group.database.id]
  parameter_group_name        = aws_db_parameter_group.database.name

  # Without them there is no log of changes for DMS, and no way back to the moment before a mistake.
  backup_retention_period   = 14
  backup_window             = "18:00-19:00"
  maintenance_window        = "sun:19:30-sun:20:30"
  copy_tags_to_snapshot     = true
  deletion_protection       = true
  skip_final_snapshot       = false
  final_snapshot_identifier = "${local.name}-db-last"

  performance_insights_enabled    = true
{% if values.replication == 'mariadb' %}
  enabled_cloudwatch_logs_exports = ["error", "slowquery"]
{% else %}
  enabled_cloudwatch_logs_exports = ["postgresql"]
{% endif %}
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
  for_each = {
    cpu     = { metric = "CPUUtilization", db = "primary", statistic = "Average", operator = "GreaterThanThreshold", threshold = 80 }
    storage = { metric = "FreeStorageSpace", db = "primary", statistic = "Minimum", operator = "LessThanThreshold", threshold = 10 * 1024 * 1024 * 1024 }
    # -1 says that the reader has stopped; the other alarm, "stopped", hears it.
    lag     = { metric = "ReplicaLag", db = "reader", statistic = "Maximum", operator = "GreaterThanThreshold", threshold = 30 }
    stopped = { metric = "ReplicaLag", db = "reader", statistic = "Minimum", operator = "LessThanThreshold", threshold = 0 }
  }

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
  treat_missing_data  = "breaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]

  dimensions = {
    DBInstanceIdentifier = each.value.db == "primary" ? aws_db_instance.primary.identifier : aws_db_instance.reader.identifier
  }
}

output "database_hosts" {
  description = "Where services find the databases."
  value = {
    writer = aws_db_instance.primary.address
    reader = aws_db_instance.reader.address
    home   = var.home_database_host
  }
}
