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

variable "zones" {
  description = "Zones of the AWS site. Each has a public and a private subnet and a NAT of its own. Add at the end only: the place in the list is the place in the network."
  type        = list(string)
  default     = [{% for zone in values.zones %}"${{ values.region }}${{ zone }}"{% if not loop.last %}, {% endif %}{% endfor %}]

  validation {
    condition     = length(var.zones) >= 2 && length(var.zones) <= 3 && length(distinct(var.zones)) == length(var.zones)
    error_message = "Two or three different zones: a balancer needs two, and the network has room for three."
  }
}

variable "vpc_cidr" {
  description = "Addresses of the AWS network."
  type        = string
  default     = "${{ values.vpcCidr }}"

  validation {
    condition     = tonumber(split("/", var.vpc_cidr)[1]) >= 16 && tonumber(split("/", var.vpc_cidr)[1]) <= 20
    error_message = "Between /16, the largest that AWS has, and /20: pods have addresses of the network."
  }
}

variable "home_cidr" {
  description = "Addresses of the home site."
  type        = string
  default     = "${{ values.homeCidr }}"

  # Two ranges overlap when they are the same at the length of the shorter prefix.
  validation {
    condition = cidrhost("${split("/", var.home_cidr)[0]}/${min(split("/", var.home_cidr)[1], split("/", var.vpc_cidr)[1])}", 0) != cidrhost("${split("/", var.vpc_cidr)[0]}/${min(split("/", var.home_cidr)[1], split("/", var.vpc_cidr)[1])}", 0)

    error_message = "Overlaps with the AWS network: an address in both can be reached from neither."
  }
}

variable "home_gateway_ip" {
  description = "Public address of the home site's VPN gateway."
  type        = string
  default     = "${{ values.gatewayIp }}"
}

variable "domain" {
  description = "Services are found at their names under it."
  type        = string
  default     = "${{ values.domain }}"
}

variable "service_port" {
  description = "Port that pods of services listen on."
  type        = number
  default     = 8080
}

variable "kubernetes_version" {
  description = "Of the cluster. One step at a time, and never back."
  type        = string
  default     = "1.33"
}

variable "cluster_api_cidrs" {
  description = "Who may ask the cluster's API over the internet, as runners of GitHub do. Everybody still has to prove who they are. Empty: only through the VPN."
  type        = list(string)
  default     = ["0.0.0.0/0"]
}

variable "cluster_admin_arns" {
  description = "Roles of people who administer the cluster, such as the one of your single sign-on."
  type        = list(string)
  default     = []
}

variable "portal_principal_arns" {
  description = "Roles in AWS that the portal's backend runs as. Empty: no one may take the portal's roles."
  type        = list(string)
  default     = [{% if values.portalPrincipalArn %}"${{ values.portalPrincipalArn }}"{% endif %}]

  validation {
    condition     = alltrue([for arn in var.portal_principal_arns : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/", arn))])
    error_message = "Only roles: a user has a key that can leak, and the root of an account is everybody in it."
  }
}

variable "alarm_endpoint" {
  description = "HTTPS address that is told about alarms. Empty: they show in the console only."
  type        = string
  default     = ""
}
