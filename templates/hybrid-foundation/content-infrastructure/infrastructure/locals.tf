locals {
  name = "${{ values.name }}"

  private_subnet_ids = [for zone in var.zones : aws_subnet.private[zone].id]
  public_subnet_ids  = [for zone in var.zones : aws_subnet.public[zone].id]

  cluster_security_group_id = aws_eks_cluster.site.vpc_config[0].cluster_security_group_id

  # What the portal asks before it touches a switch; its acting role can change nothing without this tag.
  managed_tag = "hybrid-cloud:managed"
}
