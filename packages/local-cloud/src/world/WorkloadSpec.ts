import { TargetAddress } from './contracts';

/** How many requests arrive: a daily wave around a base, with seeded noise on top. */
export interface LoadCurveSpec {
  /** Mean requests per second over the day. */
  readonly base: number;
  /** 0..1: the wave's height as a share of the base. */
  readonly dailyAmplitude: number;
  /** Hour of the day, UTC, at which the wave is highest. */
  readonly peakHourUtc: number;
  /** 0..1: largest deviation of one second from the wave. */
  readonly noise: number;
}

/** What runs the workload on a site. */
export type ComputeSpec =
  | {
      readonly kind: 'deployment';
      readonly cluster: string;
      readonly namespace: string;
      readonly deployment: string;
      readonly selector: Readonly<Record<string, string>>;
      /** Or the name of a container port. */
      readonly port: number | string;
    }
  /** Pods that are reached through a port of their cluster's nodes. */
  | {
      readonly kind: 'node-port';
      readonly cluster: string;
      readonly namespace: string;
      readonly deployment: string;
      readonly selector: Readonly<Record<string, string>>;
      /** The nodes' addresses that are registered, with the node port. */
      readonly targets: readonly TargetAddress[];
    }
  /** Tasks that no cluster API shows (ECS): always there while the site has power. */
  | {
      readonly kind: 'fixed';
      readonly port: number;
      readonly instances: readonly {
        readonly name: string;
        readonly address: string;
      }[];
    };

export interface WorkloadSiteSpec {
  readonly site: string;
  readonly role: 'home' | 'overflow' | 'standby';
  readonly compute: ComputeSpec;
  /** Target group of this site behind the workload's rule, when the switch is an ALB rule. */
  readonly targetGroupArn?: string;
  /** `wire`: whoever made the target group registers its targets. Default: the world does, as pods come and go. */
  readonly registration?: 'wire';
  /** Weight in the normal state. */
  readonly baseWeight: number;
  /** Answer time of an unloaded pod. */
  readonly latencySeconds: number;
  /** Most requests per second that one ready pod answers. */
  readonly requestsPerPod: number;
}

export type SwitchSpec =
  | { readonly kind: 'alb-rule'; readonly ruleArn: string }
  /** DNS failover records: everybody to the primary, or to the standby once its health check has failed. */
  | {
      readonly kind: 'dns-failover';
      readonly primary: string;
      readonly standby: string;
      readonly checkSeconds: number;
      readonly failureThreshold: number;
    };

export type ReplicationModelSpec =
  | {
      readonly kind: 'dms';
      readonly account: string;
      readonly region: string;
      readonly taskArn: string;
      readonly instanceIdentifier: string;
      readonly taskResourceId: string;
      readonly from: string;
      readonly to: string;
      /** Lag of a healthy task. */
      readonly baseLagSeconds: number;
      /** Seconds of lag made good per second once the task runs again. */
      readonly catchUp: number;
    }
  | {
      readonly kind: 'rds-replica';
      readonly account: string;
      readonly region: string;
      readonly instanceIdentifier: string;
      readonly from: string;
      readonly to: string;
      readonly baseLagSeconds: number;
      readonly catchUp: number;
    };

export interface QueueModelSpec {
  /** Key of the sorted set, `waiting:course-registration`. */
  readonly key: string;
  /** People who come to the waiting room every second on a quiet day. */
  readonly arrivalsPerSecond: number;
  /** People who join per request that could not be served. */
  readonly joinPerUnserved: number;
  /** Most people admitted per second while there is room. */
  readonly admissionPerSecond: number;
}

/** One service as the world drives it. What its owners want from it is in the catalogue, not here. */
export interface WorkloadSpec {
  readonly name: string;
  readonly title: string;
  readonly load: LoadCurveSpec;
  /** CPU seconds per request. */
  readonly coreSecondsPerRequest: number;
  /** Memory of one pod at rest, and what each request per second adds on a site. */
  readonly restBytesPerPod: number;
  readonly bytesPerRequestPerSecond: number;
  readonly sites: readonly WorkloadSiteSpec[];
  readonly switch: SwitchSpec;
  readonly replication?: ReplicationModelSpec;
  readonly queue?: QueueModelSpec;
  /** Has a port of its own in the data plane; the fleet's workloads have not. */
  readonly dataplane: boolean;
}
