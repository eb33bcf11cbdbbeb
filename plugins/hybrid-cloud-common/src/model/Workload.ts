import { Policy } from './Policy';
import { SiteId, SiteRole } from './Site';

export interface WorkloadSite {
  readonly site: SiteId;
  readonly role: SiteRole;
  readonly namespace?: string;
  /** Kubernetes label selector, `app=course-registration`. */
  readonly selector?: string;
  /** Weight in the normal state. */
  readonly baseWeight: number;
  /** URL on the path users take to this site, for the probe. */
  readonly probeUrl?: string;
}

export type TrafficSpec =
  | {
      readonly kind: 'alb-rule';
      readonly ruleArn: string;
      readonly targetGroups: Readonly<Record<SiteId, string>>;
    }
  /** Known to the portal, read by a later issue: shown, never acted on. */
  | {
      readonly kind: 'route53-failover' | 'nginx' | 'istio';
      readonly settings: Readonly<Record<string, unknown>>;
    };

export type ReplicationSpec =
  | {
      readonly kind: 'dms';
      readonly taskArn: string;
      readonly from: SiteId;
      readonly to: SiteId;
    }
  | {
      readonly kind: 'rds-replica';
      readonly instanceId: string;
      readonly from: SiteId;
      readonly to: SiteId;
    }
  | { readonly kind: 'dump'; readonly from: SiteId; readonly to: SiteId };

export interface DataSpec {
  readonly writer: SiteId;
  readonly replication?: ReplicationSpec;
  readonly maxLagSeconds: number;
}

export interface QueueSpec {
  readonly kind: 'redis-zset';
  /** Id of a queue connection in the portal's configuration. */
  readonly connection: string;
  readonly key: string;
}

/** A catalogue Component with a valid `spec.hybrid`. */
export interface Workload {
  /** `component:default/course-registration` */
  readonly ref: string;
  readonly name: string;
  readonly title?: string;
  readonly owner: string;
  readonly criticality: number;
  readonly sites: readonly WorkloadSite[];
  readonly traffic?: TrafficSpec;
  readonly data?: DataSpec;
  readonly queue?: QueueSpec;
  readonly policy: Policy;
}
