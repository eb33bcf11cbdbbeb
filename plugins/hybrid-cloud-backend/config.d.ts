/** Configuration of the hybrid-cloud backend. Durations are seconds, `30s`, or `{ minutes: 2 }`. */
export interface Config {
  hybridCloud?: {
    /** How often workloads are looked at. */
    tick?: {
      /** Between two looks at a workload. Default 5 s. */
      seconds?: HybridCloudDuration;
      /** Between two looks at a workload with a failing witness. Default 1 s. */
      suspectSeconds?: HybridCloudDuration;
    };

    /** The places where workloads run. */
    sites?: Array<{
      /**
       * Short name, used by `spec.hybrid.sites` in the catalogue.
       * @visibility frontend
       */
      id: string;
      /**
       * Name for people. Default: the id.
       * @visibility frontend
       */
      title?: string;
      /** @visibility frontend */
      provider: 'onprem' | 'aws' | 'nhn';
      /**
       * Name of a cluster in `kubernetes.clusterLocatorMethods` of type `config`.
       * @visibility frontend
       */
      cluster?: string;
      /** Reach the cluster through a kubeconfig file instead. */
      kubeconfig?: {
        path: string;
        /** Default: the file's current context. */
        context?: string;
      };
      /** Reach the cluster that the backend itself runs in, with its pod's service account. */
      inCluster?: boolean;
      /**
       * Token for changes in the cluster; default: the observing credentials.
       * @visibility secret
       */
      actServiceAccountToken?: string;
      /** Never change anything in the cluster. Default false. */
      observeOnly?: boolean;
      /** AWS account (12 digits, in quotes) of the site; it must be in `aws.accounts`. */
      account?: string;
      region?: string;
      /** Nodes that stay cordoned until a burst, by label selector. */
      reserveNodes?: { selector: string };
      /** Nodes that never carry workloads, by label selector or taint. Default `role=monitoring`. */
      monitoringNodes?: { selector: string };
      probe?: {
        /** By which way the probe goes, in a word or two. */
        via?: string;
        /** Longest wait for an answer. Default 1.5 s. */
        timeout?: HybridCloudDuration;
      };
    }>;

    aws?: {
      accounts?: Array<{
        /** 12 digits, in quotes. */
        accountId: string;
        region: string;
        /** Role for reading. Default: the SDK's default credentials as they are. */
        observeRoleArn?: string;
        /** Role for changes. Without it workloads of this account cannot leave `advise`. */
        actRoleArn?: string;
        /**
         * External id that the roles ask for.
         * @visibility secret
         */
        externalId?: string;
        /**
         * Address of the AWS APIs, only where AWS is not AWS.
         * @visibility frontend
         */
        endpoint?: string;
        /** Allow changes with the observing credentials. Default false. */
        dangerouslyActWithObserve?: boolean;
      }>;
    };

    /** Connections to queues, named by `spec.hybrid.queue.connection`. */
    queues?: Array<{
      id: string;
      kind: 'redis';
      /**
       * `redis://` or `rediss://`; it may carry a password.
       * @visibility secret
       */
      url: string;
    }>;

    automation?: {
      /** The master switch: false freezes automation, never people. Default true. */
      enabled?: boolean;
    };

    /** Signals that others may push in. A push is never believed: it makes the portal look now. */
    ingest?: {
      /** POST /api/hybrid-cloud/ingest/alertmanager. Without tokens it answers 404. */
      alertmanager?: {
        /**
         * Bearer tokens of at least 32 characters; two while one takes the other's place.
         * @deepVisibility secret
         */
        tokens?: string[];
      };
    };

    /** Age past which a reading of a kind is stale and no action rests on it. */
    ages?: {
      placement?: HybridCloudDuration;
      utilisation?: HybridCloudDuration;
      'configured-split'?: HybridCloudDuration;
      'observed-split'?: HybridCloudDuration;
      'target-health'?: HybridCloudDuration;
      probe?: HybridCloudDuration;
      'replication-lag'?: HybridCloudDuration;
      'replication-state'?: HybridCloudDuration;
      'queue-depth'?: HybridCloudDuration;
    };

    /** Plans that may be in flight at the same time. */
    ceilings?: {
      /** Default 10. */
      fleet?: number;
      /** Default 5. */
      perSite?: number;
    };
  };
}

type HybridCloudDuration =
  | number
  | string
  | { days?: number; hours?: number; minutes?: number; seconds?: number };
