/** GET /_local/world: what a panel needs to draw the local cloud. Rates are per second, ratios 0..1, times epoch ms. */
export interface WorldView {
  /** Says to a portal that this endpoint is no real cloud. */
  readonly localCloud: true;
  readonly at: number;
  readonly seed: number;
  readonly sites: readonly SiteView[];
  readonly links: readonly LinkView[];
  /** Of the demo estate; all of them with `?all=true`. */
  readonly workloads: readonly WorkloadView[];
  readonly totals: {
    readonly workloads: number;
    readonly requestsPerSecond: number;
    readonly errorsPerSecond: number;
  };
}

export interface SiteView {
  readonly id: string;
  readonly title: string;
  readonly provider: string;
  readonly cluster: string;
  readonly powered: boolean;
}

export interface LinkView {
  readonly id: string;
  readonly between: readonly [string, string];
  readonly kind: string;
  readonly up: boolean;
}

export interface WorkloadSiteView {
  readonly site: string;
  readonly role: string;
  readonly weight: number;
  /** Of the requests of the last second that were sent somewhere. */
  readonly share: number;
  readonly requestsPerSecond: number;
  readonly errorsPerSecond: number;
  /** Served over what the answering pods can serve; null where nothing answers. */
  readonly utilisation: number | null;
  readonly answering: number;
  readonly latencySeconds: number;
  /** Since the start, through the data plane's sockets. */
  readonly wireRequests: number;
  readonly wireErrors: number;
}

export interface WorkloadView {
  readonly name: string;
  readonly title: string;
  readonly switch: string;
  readonly requestsPerSecond: number;
  readonly errorsPerSecond: number;
  readonly surge: number;
  readonly sites: readonly WorkloadSiteView[];
  readonly replication?: {
    readonly from: string;
    readonly to: string;
    readonly state: string;
    readonly lagSeconds: number;
  };
  readonly queue?: { readonly key: string; readonly depth: number };
}
