import {
  Witness,
  Workload,
  WorkloadSite,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** An HTTP request of ours on the path users take to one site. */
export interface SiteProbe {
  probe(options: {
    readonly workload: Workload;
    readonly site: WorkloadSite;
    readonly signal: AbortSignal;
  }): Promise<Witness>;
}
