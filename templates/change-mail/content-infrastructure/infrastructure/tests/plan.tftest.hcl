# terraform test: plans everything without an account. What AWS would say stays unknown; what is written here is not.

mock_provider "aws" {
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}" }
  }
}

mock_provider "aws" {
  alias = "us_east_1"
}

run "routes_and_rule_match_the_service" {
  command = plan

  assert {
    condition = toset([for key, route in aws_apigatewayv2_route.operation : key if route.authorization_type == "NONE"]) == toset([
      "GET /api/health",
      "POST /api/leave/{token}",
    ])
    error_message = "Whoever is not signed in may leave and look whether the service is alive, and nothing else."
  }

  assert {
    condition     = length([for route in aws_apigatewayv2_route.operation : route if route.authorization_type == "JWT"]) >= 8
    error_message = "The other operations of openapi.yaml are missing at the gateway."
  }

  assert {
    condition     = toset(jsondecode(aws_cloudwatch_event_rule.mail.event_pattern)["detail-type"]) == toset(["ItemCreated", "ItemChanged", "ItemMoved"])
    error_message = "The rule does not match what the service writes (service/src/board/Change.ts)."
  }
}

run "forgets_later_than_dead_letters_wait" {
  command = plan

  variables {
    keep_days = 7
  }

  expect_failures = [var.keep_days]
}

run "writes_only_languages_it_knows" {
  command = plan

  variables {
    languages = ["fr"]
  }

  expect_failures = [var.languages]
}
