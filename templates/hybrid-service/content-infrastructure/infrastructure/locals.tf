locals {
  name  = "${{ values.name }}"
  home  = "${{ values.home }}"
  sites = toset([local.home, "aws"])
}
