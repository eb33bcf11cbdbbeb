# Once for the account, by a person, before everything else: where the state lives, and who the pipeline is. Its own
# state stays beside it until the bucket exists: `terraform init -migrate-state` moves it there (README).

terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

variable "account_id" {
  description = "The AWS account; applying to any other is refused."
  type        = string
  default     = "${{ values.accountId }}"
}

variable "region" {
  description = "Where the AWS site is."
  type        = string
  default     = "${{ values.region }}"
}

locals {
  name = "${{ values.name }}"
}

provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = {
      "hybrid-cloud:foundation" = local.name
      "hybrid-cloud:owner"      = "${{ values.owner }}"
    }
  }
}
