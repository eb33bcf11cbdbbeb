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
export { startKubernetesServer } from './wire/startKubernetesServer';
export type {
  KubernetesServer,
  KubernetesServerOptions,
} from './wire/startKubernetesServer';
export type { TokenGrant } from './wire/access';
export type { ApiFault } from './wire/ApiFault';
