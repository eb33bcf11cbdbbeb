/** Environment variable that carries each cluster's token. The fleet's clusters share those of the sites they resemble. */
export const tokenVariables: Readonly<Record<string, string>> = {
  onprem: 'ONPREM_CLUSTER_TOKEN',
  aws: 'EKS_CLUSTER_TOKEN',
  nhn: 'NKS_CLUSTER_TOKEN',
  'fleet-home': 'ONPREM_CLUSTER_TOKEN',
  'fleet-cloud': 'EKS_CLUSTER_TOKEN',
};
