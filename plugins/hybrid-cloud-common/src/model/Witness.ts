import { SiteId } from './Site';
import { Reading } from './Reading';

/**
 * Independent ways of learning whether a site serves.
 * `probe`: an HTTP request of ours on the path users take to the site.
 * `target-health`: the load balancer's own health checks of the site's targets.
 * `cluster`: what the site's cluster says of its nodes and pods.
 */
export type WitnessKind = 'probe' | 'target-health' | 'cluster';

/** `unknown` is our blindness: it never counts towards "site lost". */
export type WitnessVerdict = 'serving' | 'failing' | 'unknown';

export interface Witness {
  readonly kind: WitnessKind;
  readonly site: SiteId;
  readonly verdict: WitnessVerdict;
  /** One clause for people: `0 of 2 targets healthy (Target.Timeout)`. */
  readonly detail: string;
  readonly reading: Reading<string>;
}
