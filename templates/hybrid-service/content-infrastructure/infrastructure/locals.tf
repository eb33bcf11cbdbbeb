locals {
  name  = "${{ values.name }}"
  sites = toset(["onprem", "aws"])
}
