# Sessions of both sites: one store with a standby in another zone. Whoever is signed in stays so when a pod, a node or a
# zone goes. The home site uses it too, through the VPN.

locals {
  sessions_id      = "${local.name}-sessions"
  sessions_members = toset(["001", "002"])
}

resource "aws_elasticache_subnet_group" "sessions" {
  name       = local.sessions_id
  subnet_ids = local.private_subnet_ids
}

resource "aws_security_group" "sessions" {
  name        = local.sessions_id
  description = "Who may talk to the sessions of ${local.name}."
  vpc_id      = local.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "sessions" {
  for_each = {
    pods = { group = local.cluster_security_group_id, cidr = null }
    home = { group = null, cidr = var.home_cidr }
  }

  security_group_id            = aws_security_group.sessions.id
  description                  = each.key
  referenced_security_group_id = each.value.group
  cidr_ipv4                    = each.value.cidr
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
}

# A stack, because it hands the password from Secrets Manager to the user by itself: it is in no state and no plan.
resource "aws_cloudformation_stack" "sessions_user" {
  name = "${local.sessions_id}-user"

  template_body = jsonencode({
    Resources = {
      Account = {
        Type = "AWS::SecretsManager::Secret"
        Properties = {
          Name        = "${local.name}/sessions"
          Description = "Account of ${local.name} in its session store."
          GenerateSecretString = {
            SecretStringTemplate = jsonencode({ username = "default" })
            GenerateStringKey    = "password"
            PasswordLength       = 64
            ExcludePunctuation   = true
          }
        }
      }
      User = {
        Type = "AWS::ElastiCache::User"
        Properties = {
          UserId   = local.sessions_id
          UserName = "default"
          Engine   = "redis"
          # Everything but what harms others: no FLUSHALL, no CONFIG. INFO is how clients see that the store is ready.
          AccessString = "on ~* &* +@all -@dangerous +info"
          Passwords    = [{ "Fn::Sub" = "{{resolve:secretsmanager:$${Account}:SecretString:password}}" }]
        }
      }
    }
    Outputs = { UserId = { Value = { Ref = "User" } }, SecretArn = { Value = { Ref = "Account" } } }
  })
}

resource "aws_elasticache_user_group" "sessions" {
  engine        = "redis"
  user_group_id = local.sessions_id
  user_ids      = [aws_cloudformation_stack.sessions_user.outputs["UserId"]]
}

resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id       = local.sessions_id
  description                = "Sessions of ${local.name}"
  engine                     = "redis"
  engine_version             = "7.1"
  parameter_group_name       = "default.redis7"
  node_type                  = "cache.t4g.small"
  num_cache_clusters         = 2
  multi_az_enabled           = true
  automatic_failover_enabled = true
  transit_encryption_enabled = true
  at_rest_encryption_enabled = true
  subnet_group_name          = aws_elasticache_subnet_group.sessions.name
  security_group_ids         = [aws_security_group.sessions.id]
  user_group_ids             = [aws_elasticache_user_group.sessions.id]
  maintenance_window         = "sun:20:30-sun:21:30"
  auto_minor_version_upgrade = true
}

resource "aws_cloudwatch_metric_alarm" "sessions" {
  for_each = { for pair in setproduct(["cpu", "memory", "evictions"], local.sessions_members) : join("-", pair) => {
    member = pair[1]
    figure = {
      cpu    = { metric = "EngineCPUUtilization", statistic = "Average", threshold = 80 }
      memory = { metric = "DatabaseMemoryUsagePercentage", statistic = "Maximum", threshold = 80 }
      # Somebody was signed out to make room.
      evictions = { metric = "Evictions", statistic = "Sum", threshold = 0 }
    }[pair[0]]
  } }

  alarm_name          = "${local.sessions_id}-${each.key}"
  alarm_description   = "${each.value.figure.metric} of the session store of ${local.name}."
  namespace           = "AWS/ElastiCache"
  metric_name         = each.value.figure.metric
  statistic           = each.value.figure.statistic
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  threshold           = each.value.figure.threshold
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "breaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]

  dimensions = { CacheClusterId = "${aws_elasticache_replication_group.sessions.id}-${each.value.member}" }
}

output "sessions" {
  description = "Where the session store is, and the secret with its account. The README makes REDIS_URL of them."
  value = {
    host   = aws_elasticache_replication_group.sessions.primary_endpoint_address
    secret = aws_cloudformation_stack.sessions_user.outputs["SecretArn"]
  }
}
