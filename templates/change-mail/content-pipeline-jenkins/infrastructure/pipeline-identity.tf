locals {
  # Tokens of Jenkins's OpenID Connect Provider plugin; the subject is the address of the job's branch.
  pipeline_identity = {
    issuer   = "${{ values.jenkinsIssuer }}"
    audience = "sts.amazonaws.com"
    subject  = "${{ values.jenkinsJobUrl }}"
  }
}
