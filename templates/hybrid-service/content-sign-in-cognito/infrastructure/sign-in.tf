# People sign in at a user pool. The service is its client: authorization code with PKCE, and a secret of its own.

resource "aws_cognito_user_pool" "people" {
  name                     = local.name
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]
  mfa_configuration        = "OPTIONAL"
  deletion_protection      = "ACTIVE"

  username_configuration {
    case_sensitive = false
  }

  password_policy {
    minimum_length                   = 12
    require_lowercase                = false
    require_uppercase                = false
    require_numbers                  = false
    require_symbols                  = false
    temporary_password_validity_days = 3
  }

  software_token_mfa_configuration {
    enabled = true
  }

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }

  # Who may come in is decided here, not by whoever finds the page.
  admin_create_user_config {
    allow_admin_create_user_only = true
  }
}

# Where the sign-in page is. Names are shared by all accounts of a region.
resource "aws_cognito_user_pool_domain" "people" {
  domain       = "${local.name}-${var.account_id}"
  user_pool_id = aws_cognito_user_pool.people.id
}

# A stack, because Terraform would write the client's secret into its state; this gives out the id only.
resource "aws_cloudformation_stack" "sign_in_client" {
  name = "${local.name}-sign-in"

  template_body = jsonencode({
    Resources = {
      Client = {
        Type = "AWS::Cognito::UserPoolClient"
        Properties = {
          ClientName                      = local.name
          UserPoolId                      = aws_cognito_user_pool.people.id
          GenerateSecret                  = true
          AllowedOAuthFlowsUserPoolClient = true
          AllowedOAuthFlows               = ["code"]
          AllowedOAuthScopes              = ["openid", "profile"]
          SupportedIdentityProviders      = ["COGNITO"]
          CallbackURLs                    = ["${{ values.publicUrl }}/session/callback"]
          LogoutURLs                      = ["${{ values.publicUrl }}"]
          # Whether an address is known here is nobody's business.
          PreventUserExistenceErrors = "ENABLED"
          EnableTokenRevocation      = true
        }
      }
    }
    Outputs = { ClientId = { Value = { Ref = "Client" } } }
  })
}

output "sign_in" {
  description = "OIDC_ISSUER and OIDC_CLIENT_ID of the Kubernetes secret sign-in; the README says how OIDC_CLIENT_SECRET is read."
  value = {
    issuer    = "https://${aws_cognito_user_pool.people.endpoint}"
    client_id = aws_cloudformation_stack.sign_in_client.outputs["ClientId"]
    pool_id   = aws_cognito_user_pool.people.id
  }
}
