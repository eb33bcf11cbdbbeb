import { PastSiteVerdict, SiteObservation, WitnessKind } from '../../model';
import { isFresh } from '../readings';

/** What the witnesses of one site say together. */
export interface SiteVerdict {
  readonly health: PastSiteVerdict['health'];
  readonly failing: readonly WitnessKind[];
  readonly serving: readonly WitnessKind[];
  /** `probe: no connection; target-health: 0 of 2 targets healthy` */
  readonly detail: string;
}

/**
 * Rules 3 and 4. `down` needs our own probe on the users' path and one independent witness to fail: the load balancer's
 * target health or the cluster. A witness whose reading is not fresh says nothing, and a site nobody says anything of is
 * `blind`, not down.
 */
export function siteVerdict(site: SiteObservation | undefined): SiteVerdict {
  const witnesses = (site?.witnesses ?? []).filter(w => isFresh(w.reading));
  const failing = witnesses.filter(w => w.verdict === 'failing');
  const kinds = failing.map(w => w.kind);
  const serving = witnesses
    .filter(w => w.verdict === 'serving')
    .map(w => w.kind);
  return {
    health: judge(kinds, serving),
    failing: kinds,
    serving,
    detail: failing.map(w => `${w.kind}: ${w.detail}`).join('; '),
  };
}

function judge(
  failing: readonly WitnessKind[],
  serving: readonly WitnessKind[],
): SiteVerdict['health'] {
  if (failing.includes('probe') && new Set(failing).size >= 2) return 'down';
  if (failing.length > 0) return 'suspect';
  return serving.length > 0 ? 'up' : 'blind';
}
