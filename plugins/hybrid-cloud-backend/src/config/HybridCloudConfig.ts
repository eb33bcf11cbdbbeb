import {
  ReadingKind,
  Site,
  SiteId,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** How to reach one cluster's API. */
export type ClusterConnection =
  | {
      readonly kind: 'token';
      readonly name: string;
      readonly url: string;
      readonly token?: string;
      /** PEM, base64. */
      readonly caData?: string;
      readonly skipTlsVerify: boolean;
    }
  | {
      /** An EKS cluster: a token signed with the AWS credentials of the environment, or of the role. */
      readonly kind: 'eks';
      readonly name: string;
      readonly url: string;
      readonly caData?: string;
      readonly skipTlsVerify: boolean;
      /** Name in EKS when it differs. */
      readonly clusterId: string;
      readonly region: string;
      readonly assumeRole?: string;
      readonly externalId?: string;
    }
  | {
      readonly kind: 'kubeconfig';
      readonly name: string;
      readonly path: string;
      readonly context?: string;
    }
  | { readonly kind: 'in-cluster'; readonly name: string };

/** One site as configured, with the way to its cluster resolved. */
export interface SiteConfig extends Site {
  readonly connection?: ClusterConnection;
  /** Token used for changes only; without it changes use the observing credentials. */
  readonly actToken?: string;
  /** True: the cluster is watched and never changed. */
  readonly observeOnly: boolean;
  /** AWS account and region of the site, when it is in AWS. */
  readonly account?: string;
  readonly region?: string;
  /** Label selectors. */
  readonly reserveNodes?: string;
  readonly monitoringNodes: string;
  readonly probe: {
    /** Words for people: by which way the probe reaches the site. */
    readonly via?: string;
    readonly timeoutMilliseconds: number;
  };
}

export interface AwsAccountConfig {
  readonly accountId: string;
  readonly region: string;
  /** Role for reading; without it the SDK's default credentials are used as they are. */
  readonly observeRoleArn?: string;
  /** Role for changes; without it nothing in this account is changed. */
  readonly actRoleArn?: string;
  readonly externalId?: string;
  /** Only where AWS is not AWS. */
  readonly endpoint?: string;
  /** Allows changes with the observing credentials. */
  readonly dangerouslyActWithObserve: boolean;
}

export interface QueueConnectionConfig {
  readonly id: string;
  readonly kind: 'redis';
  /** May carry a password: never logged. */
  readonly url: string;
}

/** Everything of `hybridCloud` in app-config, checked, with defaults filled in, frozen. */
export interface HybridCloudConfig {
  readonly tick: {
    /** Between two looks at a workload. */
    readonly seconds: number;
    /** Between two looks at a workload with a failing witness. */
    readonly suspectSeconds: number;
  };
  readonly sites: readonly SiteConfig[];
  readonly aws: { readonly accounts: readonly AwsAccountConfig[] };
  readonly queues: readonly QueueConnectionConfig[];
  /** The master switch: off freezes automation, never people. */
  readonly automation: { readonly enabled: boolean };
  /** What may be pushed in. A source without tokens has no route. */
  readonly ingest: {
    readonly alertmanager: { readonly tokens: readonly string[] };
  };
  /** Age limits in seconds that differ from the defaults. */
  readonly ages: Readonly<Partial<Record<ReadingKind, number>>>;
  /** Plans in flight at the same time. */
  readonly ceilings: { readonly fleet: number; readonly perSite: number };
}

/** The configured site, or undefined. */
export function findSite(
  config: HybridCloudConfig,
  id: SiteId,
): SiteConfig | undefined {
  return config.sites.find(site => site.id === id);
}
