/** What `GET /_local/world` answers, as far as the panel shows it. Rates are per second, ratios 0..1, times epoch milliseconds. */
export interface LocalWorld {
  readonly localCloud: true;
  readonly at: number;
  readonly sites: readonly LocalSite[];
  readonly links: readonly {
    readonly id: string;
    readonly between: readonly [string, string];
    readonly kind: string;
    readonly up: boolean;
  }[];
  readonly workloads: readonly LocalWorkload[];
  readonly totals: {
    readonly workloads: number;
    readonly requestsPerSecond: number;
    readonly errorsPerSecond: number;
  };
  readonly faults: readonly ActiveFault[];
}

export interface LocalSite {
  readonly id: string;
  readonly title: string;
  /** Name of its Kubernetes cluster. */
  readonly cluster: string;
  readonly powered: boolean;
}

export interface LocalWorkload {
  readonly name: string;
  readonly title: string;
  /** `alb-rule`, `route53-failover`, ... */
  readonly switch: string;
  readonly requestsPerSecond: number;
  readonly errorsPerSecond: number;
  readonly surge: number;
  readonly sites: readonly {
    readonly site: string;
    readonly weight: number;
    readonly share: number;
    readonly errorsPerSecond: number;
    /** null where nothing answers. */
    readonly utilisation: number | null;
    readonly answering: number;
  }[];
  readonly replication?: {
    readonly from: string;
    readonly to: string;
    readonly state: string;
    readonly lagSeconds: number;
  };
  readonly queue?: { readonly key: string; readonly depth: number };
}

/** Things a fault is done to. */
export interface FaultParameters {
  readonly site?: string;
  readonly workload?: string;
  readonly api?: string;
  readonly factor?: number;
}

export interface ActiveFault {
  /** `power:onprem` */
  readonly id: string;
  readonly fault: string;
  readonly parameters: FaultParameters;
  readonly since: number;
  /** When it ends by itself; absent: when told to. */
  readonly until?: number;
}

export type ParameterName = 'site' | 'workload' | 'api' | 'factor' | 'seconds';

export interface FaultDescription {
  readonly fault: string;
  readonly title: string;
  readonly effect: string;
  readonly parameters: readonly {
    readonly name: ParameterName;
    readonly required: boolean;
    readonly expected: string;
  }[];
}

/** Body of `POST /_local/faults`. */
export interface FaultRequest extends FaultParameters {
  readonly fault: string;
  readonly on: boolean;
  readonly seconds?: number;
}
