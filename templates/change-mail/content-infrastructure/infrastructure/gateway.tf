# The routes are those of openapi.yaml, so that what is documented is what is open.

locals {
  contract = yamldecode(file("${path.module}/../openapi.yaml"))

  routes = merge([
    for path, operations in local.contract.paths : {
      for method in setintersection(keys(operations), ["get", "put", "post", "delete"]) :
      "${upper(method)} ${path}" => {
        # An empty list of security requirements, as OpenAPI says it: anybody may ask.
        open = can(operations[method].security) && try(length(operations[method].security), 1) == 0
      }
    }
  ]...)
}

resource "aws_apigatewayv2_api" "main" {
  name          = local.name
  description   = "Behind CloudFront at ${local.site_url}/api; there is no CORS, because page and API share an origin."
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_authorizer" "person" {
  api_id           = aws_apigatewayv2_api.main.id
  name             = "person"
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]

  jwt_configuration {
    issuer   = local.sign_in.issuer
    audience = local.sign_in.audience
  }
}

resource "aws_apigatewayv2_integration" "api" {
  api_id                 = aws_apigatewayv2_api.main.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.main["api"].invoke_arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "operation" {
  for_each = local.routes

  api_id               = aws_apigatewayv2_api.main.id
  route_key            = each.key
  target               = "integrations/${aws_apigatewayv2_integration.api.id}"
  authorization_type   = each.value.open ? "NONE" : "JWT"
  authorizer_id        = each.value.open ? null : aws_apigatewayv2_authorizer.person.id
  authorization_scopes = each.value.open ? null : local.sign_in.scopes
}

resource "aws_apigatewayv2_stage" "main" {
  api_id      = aws_apigatewayv2_api.main.id
  name        = "$default"
  auto_deploy = true

  default_route_settings {
    throttling_rate_limit    = var.requests_per_second
    throttling_burst_limit   = 2 * var.requests_per_second
    detailed_metrics_enabled = true
  }

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn

    # The route and not the path: the path of a letter's link holds its token.
    format = jsonencode({
      at       = "$context.requestTimeEpoch"
      request  = "$context.requestId"
      route    = "$context.routeKey"
      status   = "$context.status"
      bytes    = "$context.responseLength"
      ms       = "$context.responseLatency"
      function = "$context.integrationErrorMessage"
      refused  = "$context.authorizer.error"
    })
  }
}

resource "aws_cloudwatch_log_group" "access" {
  name              = "/aws/apigateway/${local.name}"
  retention_in_days = var.keep_days
}

resource "aws_lambda_permission" "gateway" {
  function_name = aws_lambda_function.main["api"].function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.main.execution_arn}/*"
}
