variable "account_id" {
  description = "The AWS account; applying to any other is refused."
  type        = string
  default     = "${{ values.accountId }}"
}

variable "region" {
  description = "Where everything but the front end's edge is."
  type        = string
  default     = "${{ values.region }}"
}

variable "owner" {
  description = "Entity ref of the owning team; written on every resource."
  type        = string
  default     = "${{ values.owner }}"
}

variable "domain" {
  description = "Public hosted zone of the account. The page is at the service's name under it."
  type        = string
  default     = "${{ values.domain }}"
}

variable "sender" {
  description = "Address that letters come from."
  type        = string
  default     = "${{ values.sender }}"
}

variable "languages" {
  description = "Languages a person may choose for letters; the first is the default."
  type        = list(string)
  default     = ["${{ values.languages | join('", "') }}"]

  validation {
    condition     = length(var.languages) > 0 && alltrue([for language in var.languages : contains(["en", "ko"], language)])
    error_message = "Letters are written in en and ko."
  }
}

variable "keep_days" {
  description = "How long changes, archived events, logs and the memory of sent letters are kept. A length that CloudWatch Logs knows."
  type        = number
  default     = ${{ values.keepDays }}

  validation {
    condition     = contains([30, 60, 90, 180, 365], var.keep_days)
    error_message = "30, 60, 90, 180 or 365 days. Less than the 14 days that a dead letter waits would let its change be forgotten before it is mended."
  }
}

variable "requests_per_second" {
  description = "Most requests in a second, all people together; more are answered 429."
  type        = number
  default     = 50
}

variable "alarm_endpoint" {
  description = "HTTPS address that is told about alarms. Empty: they show in the console only."
  type        = string
  default     = ""
}
