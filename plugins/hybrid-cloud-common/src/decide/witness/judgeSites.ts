import { Diagnosis, PastObservation, Reason, SiteId } from '../../model';
import { mapValues } from '../split/records';
import { freshValue, isFresh } from '../readings';
import { DecideInput } from '../DecideInput';
import { badSince } from './looks';
import { isIdle } from './isIdle';
import { siteVerdict, SiteVerdict } from './siteVerdict';
import { utilisation } from './utilisation';

/** Fewer workloads than this are no fleet to judge our own blindness by. */
const SMALLEST_FLEET = 3;

export interface Judgement {
  readonly diagnosis: Diagnosis;
  /** Why; empty when healthy. */
  readonly reasons: readonly Reason[];
  readonly verdicts: Readonly<Record<SiteId, SiteVerdict>>;
}

interface Looking extends DecideInput {
  readonly looks: readonly PastObservation[];
}
type Finding = Omit<Judgement, 'verdicts'> | undefined;
type Verdicts = Readonly<Record<SiteId, SiteVerdict>>;

/** Rules 3 to 5. Expects an observation whose readings have been aged. The first that applies, worst for us first. */
export function judgeSites(input: Looking): Judgement {
  const all = mapValues(input.observation.sites, siteVerdict);
  const verdicts = Object.fromEntries(
    Object.entries(all).filter(([site]) => !isIdle(input.observation, site)),
  );
  const found =
    findBlind(input, verdicts) ??
    findLost(input, verdicts) ??
    findLinkDown(verdicts) ??
    findOverload(input) ??
    findDegraded(verdicts);
  return {
    ...(found ?? { diagnosis: { kind: 'healthy' }, reasons: [] }),
    verdicts: all,
  };
}

function findBlind(input: Looking, verdicts: Verdicts): Finding {
  const diagnosis = { kind: 'portal-blind' } as const;
  const sites = Object.values(verdicts);
  const probed = sites.filter(v =>
    [...v.failing, ...v.serving].includes('probe'),
  );
  if (probed.length >= 2 && probed.every(v => v.failing.includes('probe'))) {
    const params = { sites: probed.length };
    return { diagnosis, reasons: [{ code: 'portal-blind-probes', params }] };
  }
  if (sites.every(v => v.health === 'blind'))
    return {
      diagnosis,
      reasons: [{ code: 'portal-blind-witnesses', params: {} }],
    };
  const { fleetLost } = input.context;
  const unconfirmed = sites.some(
    v => v.health === 'down' && !v.failing.includes('target-health'),
  );
  if (
    fleetLost &&
    unconfirmed &&
    fleetLost.total >= SMALLEST_FLEET &&
    fleetLost.lost * 2 > fleetLost.total
  )
    return {
      diagnosis,
      reasons: [{ code: 'portal-blind-fleet', params: { ...fleetLost } }],
    };
  return undefined;
}

function findLost(input: Looking, verdicts: Verdicts): Finding {
  const { workload, observation } = input;
  const weights = freshValue(observation.split.configured) ?? {};
  const [lost] = workload.sites
    .filter(({ site }) => verdicts[site]?.health === 'down')
    .sort((a, b) => (weights[b.site] ?? 0) - (weights[a.site] ?? 0));
  if (!lost) return undefined;
  const { site } = lost;
  if (isDrowning(input, site)) return overload(input, site);
  const { failing, detail } = verdicts[site];
  return {
    diagnosis: { kind: 'site-down', site },
    reasons: [
      {
        code: 'site-lost',
        params: { site, witnesses: failing.join(', '), detail },
      },
    ],
  };
}

/**
 * Rule 4: traffic rising is not an outage. A home that answers badly while its cluster, heard since it began, serves and
 * is over its upper threshold is overloaded, not lost.
 */
function isDrowning(input: Looking, site: SiteId): boolean {
  const { workload, observation } = input;
  const seen = observation.sites[site];
  const began = badSince(input.looks, site);
  const load = utilisation(seen);
  const role = workload.sites.find(s => s.site === site)?.role;
  return (
    role === 'home' &&
    began !== undefined &&
    load !== null &&
    load >= workload.policy.burst.full &&
    seen.cpu.observedAt >= began &&
    seen.witnesses.some(
      w =>
        w.kind === 'cluster' &&
        w.verdict === 'serving' &&
        isFresh(w.reading) &&
        w.reading.observedAt >= began,
    )
  );
}

function findLinkDown(verdicts: Verdicts): Finding {
  const site = Object.keys(verdicts).find(
    s =>
      verdicts[s].failing.includes('target-health') &&
      verdicts[s].serving.includes('probe'),
  );
  if (site === undefined) return undefined;
  return {
    diagnosis: { kind: 'link-down', site },
    reasons: [
      { code: 'link-down', params: { site, detail: verdicts[site].detail } },
    ],
  };
}

function overload(input: Looking, site: SiteId): Finding {
  const load = utilisation(input.observation.sites[site]);
  const { at } = input.workload.policy.burst;
  if (load === null) return undefined;
  return {
    diagnosis: { kind: 'overload', site },
    reasons: [
      { code: 'home-over-threshold', params: { site, utilisation: load, at } },
    ],
  };
}

function findOverload(input: Looking): Finding {
  const { workload, observation } = input;
  const home = workload.sites.find(s => s.role === 'home');
  if (!home) return undefined;
  const load = utilisation(observation.sites[home.site]);
  if (load === null || load < workload.policy.burst.at) return undefined;
  return overload(input, home.site);
}

function findDegraded(verdicts: Verdicts): Finding {
  const sites = Object.keys(verdicts);
  const suspect = sites.find(s => verdicts[s].health === 'suspect');
  if (suspect !== undefined) {
    const { failing, detail } = verdicts[suspect];
    const params = { site: suspect, witness: failing.join(', '), detail };
    return {
      diagnosis: { kind: 'degraded', site: suspect },
      reasons: [{ code: 'one-witness', params }],
    };
  }
  const unseen = sites.find(s => verdicts[s].health === 'blind');
  if (unseen === undefined) return undefined;
  return {
    diagnosis: { kind: 'degraded', site: unseen },
    reasons: [{ code: 'site-unseen', params: { site: unseen } }],
  };
}
