/** Short name of a site as the platform team's configuration gives it, e.g. `onprem`. */
export type SiteId = string;

export type SiteProvider = 'onprem' | 'aws' | 'nhn';

/** What a site is to one workload: `home` is burst from and failed away from. */
export type SiteRole = 'home' | 'overflow' | 'standby';

/** A place where workloads run, as configured. */
export interface Site {
  readonly id: SiteId;
  readonly title: string;
  readonly provider: SiteProvider;
  /** Name of the cluster in the kubernetes plugin's configuration; absent when the site is not a Kubernetes cluster. */
  readonly cluster?: string;
}
