# People sign in at an issuer that exists already, by code flow with PKCE: the page is a public client without a secret.
# Register ${local.site_url}/signed-in as its redirect address, and ${local.site_url}/ for after signing out.

variable "issuer" {
  description = "Exactly as in the tokens' iss."
  type        = string
  default     = "${{ values.issuer }}"
}

variable "client_id" {
  description = "The page, as the issuer knows it."
  type        = string
  default     = "${{ values.clientId }}"
}

variable "audience" {
  description = "What access tokens for this service carry as aud (or client_id)."
  type        = string
  default     = "${{ values.audience }}"
}

variable "userinfo_url" {
  description = "The issuer's userinfo endpoint, from its discovery document; asked for the confirmed mail address."
  type        = string
  default     = "${{ values.userinfoUrl }}"
}

locals {
  sign_in = {
    issuer       = var.issuer
    client_id    = var.client_id
    audience     = [var.audience]
    scope        = "openid email"
    scopes       = null
    userinfo_url = var.userinfo_url
    # Empty: the issuer's discovery document names it.
    sign_out_url = ""
    origins      = distinct([for url in [var.issuer, var.userinfo_url] : regex("^https://[^/]+", url)])
  }
}
