/** Everything a closed release gate has to say, in one language. A missing sentence does not compile. */
export interface GateSentences {
  frozen(values: {
    readonly scope: 'workload' | 'fleet';
    readonly until: string;
    readonly by: string;
    readonly why: string;
  }): string;
  planInFlight(values: {
    readonly action: string;
    readonly state: string;
  }): string;
  siteLost(values: { readonly site: string; readonly detail: string }): string;
  trafficAway(values: {
    readonly site: string;
    readonly weight: string;
    readonly baseWeight: string;
  }): string;
  readonly neverObserved: string;
  observedLongAgo(age: string): string;
  readonly portalBlind: string;
  siteUnseen(site: string): string;
  readonly weightsUnknown: string;
}
