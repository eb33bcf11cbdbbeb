import { ReadingKind, SiteId } from '../model';

/** What the deciding functions must know of the rest of the portal. */
export interface DecideContext {
  /** The master switch: off freezes automation, never people. */
  readonly automationEnabled: boolean;
  /** Plans that are being carried out (not those that wait for approval), this workload's own included. */
  readonly plansInFlight: {
    readonly fleet: number;
    readonly bySite: Readonly<Record<SiteId, number>>;
  };
  readonly ceilings: { readonly fleet: number; readonly perSite: number };
  /** Acting credentials for the traffic switch exist. Without them nothing goes beyond `advise`. */
  readonly switchActable: boolean;
  readonly sitesActable: Readonly<Record<SiteId, boolean>>;
  /**
   * Workloads that had a site lost by our own witnesses when last looked at, of all looked at. When it is most of
   * them, the load balancer's health checks must agree before anything moves (rule 3).
   */
  readonly fleetLost?: { readonly lost: number; readonly total: number };
  /** Age limits that differ from the defaults, seconds. */
  readonly maxAgeSeconds?: Partial<Readonly<Record<ReadingKind, number>>>;
}
