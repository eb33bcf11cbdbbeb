# `npm run adopt` in scripts/ writes this into catalog-info.yaml.
output "landing_zone" {
  description = "What developers' templates need to know, and what has no name before it exists."
  value = {
    accountId   = var.account_id
    region      = var.region
    clusterName = aws_eks_cluster.site.name
    listenerArn = aws_lb_listener.https.arn
  }
}

output "portal" {
  description = "Settings of the portal (portal/app-config.hybrid.yaml)."
  value = {
    AWS_CLUSTER_URL = aws_eks_cluster.site.endpoint
    AWS_CLUSTER_CA  = aws_eks_cluster.site.certificate_authority[0].data
  }
}

output "subnets" {
  description = "Addresses of each subnet."
  value       = { for subnet in concat(values(aws_subnet.public), values(aws_subnet.private)) : subnet.tags["Name"] => subnet.cidr_block }
}

output "tunnel_addresses" {
  description = "The far ends of the two tunnels, for vpn/swanctl.conf."
  value       = [aws_vpn_connection.home.tunnel1_address, aws_vpn_connection.home.tunnel2_address]
}
