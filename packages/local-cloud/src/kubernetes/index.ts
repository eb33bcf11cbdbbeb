export { Cluster } from './Cluster';
export type { ClusterOptions } from './Cluster';
export type {
  ClusterSpec,
  DeploymentSpec,
  HpaSpec,
  NodeGrowthSpec,
  NodeSpec,
  ServiceSpec,
} from './ClusterEstate';
