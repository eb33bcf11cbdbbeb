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

variable "alarm_endpoint" {
  description = "HTTPS address that is told about alarms. Empty: they show in the console only, and the portal reads them there."
  type        = string
  default     = ""
}

{% if values.pipeline == 'github-actions' %}
variable "github_repository" {
  description = "owner/name of the repository whose pipeline may deploy to the AWS site."
  type        = string
  default     = "${{ values.githubRepository }}"
}

{% endif %}
variable "home_cidr" {
  description = "Addresses of the home site, ${{ values.homeTitle }}."
  type        = string
  default     = "${{ values.homeCidr }}"
}
