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

variable "owner" {
  description = "Entity ref of the owning team; written on every resource."
  type        = string
  default     = "${{ values.owner }}"
}

variable "base_weights" {
  description = "Relative weights in calm times. Read when the rule is created; afterwards the portal and the two functions set them."
  type        = object({ ${{ values.home }} = number, aws = number })
  default     = { ${{ values.home }} = ${{ values.homeShare }}, aws = ${{ values.awsShare }} }

  validation {
    condition     = alltrue([for weight in values(var.base_weights) : weight >= 0 && weight <= 999]) && sum(values(var.base_weights)) > 0
    error_message = "Weights are 0 to 999 and not all 0."
  }
}

variable "failover_without_portal" {
  description = "Whether the alarm of the home site moves all traffic to AWS by itself. Keep false while the portal watches: two drivers, one wheel."
  type        = bool
  default     = false
}

variable "failback_without_portal" {
  description = "Whether the end of that alarm brings the base weights back by itself."
  type        = bool
  default     = false
}

variable "alarm_endpoint" {
  description = "HTTPS address that is told about alarms. Empty: they show in the console only, and the portal reads them there."
  type        = string
  default     = ""
}

variable "github_repository" {
  description = "owner/name of the repository whose pipeline may deploy to the AWS site."
  type        = string
  default     = "${{ values.githubRepository }}"
}

variable "home_cidr" {
  description = "Addresses of the home site, ${{ values.homeTitle }}."
  type        = string
  default     = "${{ values.homeCidr }}"
}
