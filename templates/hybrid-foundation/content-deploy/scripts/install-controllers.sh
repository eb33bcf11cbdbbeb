#!/bin/sh
# Installs what the AWS site's cluster needs beside EKS itself. Repeat it with new versions to bring them up to date.
# Needs helm 3.8 or later and a kubeconfig: aws eks update-kubeconfig --name ${{ values.name }}
set -eu
cd "$(dirname "$0")/../deploy/controllers"

karpenter=1.6.0
balancers=1.13.3

helm upgrade --install karpenter oci://public.ecr.aws/karpenter/karpenter \
  --version "$karpenter" --namespace kube-system --values karpenter.yaml --wait --timeout 10m

helm upgrade --install aws-load-balancer-controller aws-load-balancer-controller \
  --repo https://aws.github.io/eks-charts \
  --version "$balancers" --namespace kube-system --values aws-load-balancer-controller.yaml \
  --set "vpcId=$(aws eks describe-cluster --name ${{ values.name }} --region ${{ values.region }} \
    --query cluster.resourcesVpcConfig.vpcId --output text)" \
  --wait --timeout 10m
