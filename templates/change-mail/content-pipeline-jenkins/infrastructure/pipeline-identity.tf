locals {
  # Tokens of Jenkins's OpenID Connect Provider plugin; the subject is the job's own address.
  pipeline_identity = {
    issuer   = "${{ values.jenkinsIssuer }}"
    audience = "sts.amazonaws.com"
    subject  = "${{ values.jenkinsJobUrl }}"
  }
}
