# What this service has on the platform team's balancer. The values are in switch.auto.tfvars.json, which Terraform
# reads by itself.

variable "listener_arn" {
  description = "The platform team's listener."
  type        = string
}

variable "hostname" {
  description = "Where users find the service. The platform's wildcard record and certificate cover it."
  type        = string
}

variable "target_groups" {
  description = "Name of each site's target group."
  type        = map(string)
}

variable "home_nodes" {
  description = "Private addresses of the home site's nodes."
  type        = set(string)
}

variable "node_port" {
  description = "The service's port on every one of them."
  type        = number
}

variable "probe_urls" {
  description = "Where the portal's probes find each site, past the weights."
  type        = map(string)
}

variable "initial_weights" {
  description = "What the rule is created with{% if values.openFirstPlan %}: everything at home, until a plan brings in a site that has proven itself{% endif %}. Afterwards the portal and the two functions set them."
  type        = map(number)
}
