# Items, their change log, people, subscriptions and what became of each letter: one table, see docs/data.md.

resource "aws_dynamodb_table" "main" {
  name                        = local.name
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "pk"
  range_key                   = "sk"
  deletion_protection_enabled = true

  # The change log leaves the table this way. Only the new image: it is the change.
  stream_enabled   = true
  stream_view_type = "NEW_IMAGE"

  attribute {
    name = "pk"
    type = "S"
  }

  attribute {
    name = "sk"
    type = "S"
  }

  attribute {
    name = "list"
    type = "S"
  }

  attribute {
    name = "order"
    type = "S"
  }

  # Rows that show in a list: all items, and the subscriptions of a person.
  global_secondary_index {
    name            = "list"
    hash_key        = "list"
    range_key       = "order"
    projection_type = "ALL"
  }

  ttl {
    enabled        = true
    attribute_name = "expires"
  }

  point_in_time_recovery {
    enabled = true
  }

  # A key of AWS's that shows in the account's own log.
  server_side_encryption {
    enabled = true
  }
}
