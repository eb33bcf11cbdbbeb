export * from '../aws/testing/startAws';
export * from '../aws/testing/testEstate';
export { Cluster, startKubernetesServer } from '../kubernetes';
export type { KubernetesServer, TokenGrant } from '../kubernetes';
export {
  cloudSpec,
  deploymentSpec,
  nodeSpec,
  onpremSpec,
} from '../kubernetes/testing/estates';
