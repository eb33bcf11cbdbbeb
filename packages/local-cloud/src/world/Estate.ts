import { AwsEstate } from './AwsEstate';
import { ClusterSpec } from '../kubernetes/ClusterEstate';
import { WorkloadSpec } from './WorkloadSpec';

/** A place with its own power. Sites reach each other only over links. */
export interface SiteSpec {
  readonly id: string;
  readonly title: string;
  readonly provider: 'onprem' | 'aws' | 'nhn';
  /** Name of the site's Kubernetes cluster. */
  readonly cluster: string;
}

/** A two-way network link. Load balancers and their health checks live on the `aws` end. */
export interface LinkSpec {
  readonly id: string;
  readonly between: readonly [string, string];
  readonly kind: 'vpn' | 'peering';
  readonly latencySeconds: number;
}

/** A listener that services share: each brings a rule of its own, made over the wire, and is told apart by its host name. */
export interface SharedListenerSpec {
  /** Names its port among the load balancers'. */
  readonly name: string;
  readonly listenerArn: string;
}

/** Everything that exists when the world begins. Pure data: aws/ and kubernetes/ build their state from it. */
export interface Estate {
  readonly sites: readonly SiteSpec[];
  readonly links: readonly LinkSpec[];
  readonly aws: AwsEstate;
  readonly sharedListeners?: readonly SharedListenerSpec[];
  readonly clusters: readonly ClusterSpec[];
  readonly workloads: readonly WorkloadSpec[];
}
