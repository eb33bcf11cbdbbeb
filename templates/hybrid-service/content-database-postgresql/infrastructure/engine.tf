# PostgreSQL, and how DMS reads and writes it. DMS rather than PostgreSQL's own logical replication: it connects to both
# sides from here, so the home site's firewall opens for one address range; it compares the rows of both sides; it carries
# changes of the schema; and its lag is what the portal's data gate reads.

locals {
  database = {
    engine  = "postgres"
    version = "16"
    port    = 5432
    user    = "postgres"
    logs    = ["postgresql", "upgrade"]
  }

  database_alarms = {
    # A copy that has stopped keeps the log on the writer until its disk is full.
    slot = { metric = "OldestReplicationSlotLag", db = "primary", statistic = "Maximum", operator = "GreaterThanThreshold", threshold = 10 * 1024 * 1024 * 1024, missing = "${{ 'breaching' if values.writer == 'aws' else 'ignore' }}" }
  }

  copied_schema = "public"
}

resource "aws_db_parameter_group" "database" {
  name   = "${local.name}-postgres16"
  family = "postgres16"

  # DMS reads the log through a replication slot. The setting takes a restart, so it must be there from the start.
  parameter {
    name         = "rds.logical_replication"
    value        = "1"
    apply_method = "pending-reboot"
  }

  # A slot must survive a quiet hour: 0 turns the time limit off.
  parameter {
    name  = "wal_sender_timeout"
    value = "0"
  }

  # No password travels in the clear, not even through the VPN.
  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_dms_endpoint" "side" {
  for_each = local.copy

  endpoint_id                     = "${local.name}-${each.key}"
  endpoint_type                   = each.key
  engine_name                     = "postgres"
  database_name                   = "${{ values.schema }}"
  ssl_mode                        = "require"
  secrets_manager_arn             = aws_secretsmanager_secret.replication[each.value].arn
  secrets_manager_access_role_arn = aws_iam_role.replication.arn

  postgres_settings {
    # Source: a beat every few minutes moves the slot on, so that the log of a quiet night is not kept.
    heartbeat_enable    = each.key == "source"
    heartbeat_frequency = 5
    # Target: keys and triggers have been at work on the source already.
    after_connect_script = each.key == "target" ? "SET session_replication_role='replica'" : null
  }

  depends_on = [aws_iam_role_policy.replication]
}
