locals {
  # A run of the repository's environment aws, and no other.
  pipeline_identity = {
    issuer   = "https://token.actions.githubusercontent.com"
    audience = "sts.amazonaws.com"
    subject  = "repo:${{ values.githubRepository }}:environment:aws"
  }
}
