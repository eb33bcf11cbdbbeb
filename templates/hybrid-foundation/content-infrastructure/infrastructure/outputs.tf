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

output "cluster_endpoint" {
  description = "Address of the cluster's API, for the portal."
  value       = aws_eks_cluster.site.endpoint
}

output "tunnel_addresses" {
  description = "The far ends of the two tunnels, for vpn/swanctl.conf."
  value       = [aws_vpn_connection.home.tunnel1_address, aws_vpn_connection.home.tunnel2_address]
}
