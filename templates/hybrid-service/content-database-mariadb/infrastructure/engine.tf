# MariaDB, and how DMS reads and writes it.

locals {
  database = {
    engine  = "mariadb"
    version = "10.11"
    port    = 3306
    user    = "admin"
    logs    = ["error", "slowquery"]
  }

  database_alarms = {}
  # DMS calls a MariaDB database a schema.
  copied_schema = "${{ values.schema }}"
}

resource "aws_db_parameter_group" "database" {
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

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_dms_endpoint" "side" {
  for_each = local.copy

  endpoint_id                     = "${local.name}-${each.key}"
  endpoint_type                   = each.key
  engine_name                     = "mariadb"
  secrets_manager_arn             = aws_secretsmanager_secret.replication[each.value].arn
  secrets_manager_access_role_arn = aws_iam_role.replication.arn
  # Without it a deletion of a parent row on the target fails on keys that are checked at the source already.
  extra_connection_attributes = each.key == "target" ? "initstmt=SET FOREIGN_KEY_CHECKS=0" : null

  depends_on = [aws_iam_role_policy.replication]
}
