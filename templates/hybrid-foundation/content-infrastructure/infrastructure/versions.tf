terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }

  # Made by account/. The lock is an object beside the state: two plans at once are refused.
  backend "s3" {
    bucket       = "${{ values.name }}-state-${{ values.accountId }}"
    key          = "foundation/terraform.tfstate"
    region       = "${{ values.region }}"
    encrypt      = true
    use_lockfile = true
  }
}

# Credentials come from the role or the environment of whoever runs this, never from a file here.
provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = {
      "hybrid-cloud:foundation" = local.name
      "hybrid-cloud:owner"      = var.owner
    }
  }
}
