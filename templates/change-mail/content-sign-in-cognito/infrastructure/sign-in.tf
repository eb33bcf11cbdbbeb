# People sign in at a Cognito user pool of this service, by code flow with PKCE: the page has no secret.

resource "aws_cognito_user_pool" "main" {
  name                     = local.name
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]
  mfa_configuration        = "OPTIONAL"
  deletion_protection      = "ACTIVE"

  username_configuration {
    case_sensitive = false
  }

  software_token_mfa_configuration {
    enabled = true
  }

  admin_create_user_config {
    allow_admin_create_user_only = ${{ 'false' if values.selfSignUp else 'true' }}
  }

  password_policy {
    minimum_length                   = 12
    require_lowercase                = true
    require_uppercase                = true
    require_numbers                  = true
    require_symbols                  = false
    temporary_password_validity_days = 3
  }

  # A changed address counts only when its owner has opened it.
  user_attribute_update_settings {
    attributes_require_verification_before_update = ["email"]
  }

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }
}

resource "aws_cognito_user_pool_domain" "main" {
  domain       = "${local.name}-${var.account_id}"
  user_pool_id = aws_cognito_user_pool.main.id
}

resource "aws_cognito_user_pool_client" "web" {
  name                                 = "web"
  user_pool_id                         = aws_cognito_user_pool.main.id
  generate_secret                      = false
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["openid", "email"]
  supported_identity_providers         = ["COGNITO"]
  callback_urls                        = ["${local.site_url}/signed-in"]
  logout_urls                          = ["${local.site_url}/"]
  prevent_user_existence_errors        = "ENABLED"
  enable_token_revocation              = true
  access_token_validity                = 60
  refresh_token_validity               = 12

  token_validity_units {
    access_token  = "minutes"
    refresh_token = "hours"
  }
}

locals {
  cognito_pages = "https://${aws_cognito_user_pool_domain.main.domain}.auth.${var.region}.amazoncognito.com"

  sign_in = {
    issuer    = "https://${aws_cognito_user_pool.main.endpoint}"
    client_id = aws_cognito_user_pool_client.web.id
    # The gateway takes a Cognito access token's client_id for its audience.
    audience = [aws_cognito_user_pool_client.web.id]
    scope    = "openid email"
    # An id token has no scope, so only access tokens pass.
    scopes       = ["openid"]
    userinfo_url = "${local.cognito_pages}/oauth2/userInfo"
    # Cognito's discovery document names no page for it.
    sign_out_url = "${local.cognito_pages}/logout?client_id=${aws_cognito_user_pool_client.web.id}&logout_uri=${urlencode("${local.site_url}/")}"
    origins      = ["https://cognito-idp.${var.region}.amazonaws.com", local.cognito_pages]
  }
}
