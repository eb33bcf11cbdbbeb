import {
  History,
  Instant,
  PastObservation,
  PastSiteVerdict,
  SiteId,
} from '../../model';

/** Observations further apart than this do not count as one after the other. */
const MAX_GAP_SECONDS = 60;

/** The past with the present as its last, whether or not the present was already kept. Oldest first. */
export function looks(
  history: History,
  present: PastObservation,
): readonly PastObservation[] {
  return [...history.observations.filter(o => o.at < present.at), present];
}

/** The last `n` looks, ending with the present, without what lies before a gap. */
export function lastLooks(
  all: readonly PastObservation[],
  n: number,
): readonly PastObservation[] {
  const last = all.slice(-n);
  const gap = last.findLastIndex(
    (look, i) => i > 0 && look.at - last[i - 1].at > MAX_GAP_SECONDS * 1000,
  );
  return gap < 0 ? last : last.slice(gap);
}

export function verdictOn(
  look: PastObservation,
  site: SiteId,
): PastSiteVerdict | undefined {
  return look.sites.find(s => s.site === site);
}

/** What `badOf` counts: our probe or the target health failed. */
export function isBad(verdict: PastSiteVerdict | undefined): boolean {
  if (!verdict) return false;
  if (!verdict.failing) return verdict.health === 'down';
  return (
    verdict.failing.includes('probe') ||
    verdict.failing.includes('target-health')
  );
}

/** Consecutive looks up to the present of which `holds` is true. */
export function streak(
  all: readonly PastObservation[],
  holds: (look: PastObservation) => boolean,
): readonly PastObservation[] {
  const unbroken = lastLooks(all, all.length);
  const broken = unbroken.findLastIndex(look => !holds(look));
  return unbroken.slice(broken + 1);
}

/** Since when every look at the site has been bad; undefined when the present one is not. */
export function badSince(
  all: readonly PastObservation[],
  site: SiteId,
): Instant | undefined {
  return streak(all, look => isBad(verdictOn(look, site)))[0]?.at;
}
