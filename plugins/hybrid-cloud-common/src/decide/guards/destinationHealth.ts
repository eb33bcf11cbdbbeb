import { GuardResult, SiteId } from '../../model';
import { isFresh } from '../readings';
import { gainers } from '../split/shares';
import { Guard, GuardInput, verdictsOf } from './GuardInput';

const { pass, refuse, inconclusive } = verdictsOf('destination-health');

/** The plan waits for healthy targets there before it moves any weight. An outage has no time for hope. */
function isWaitedFor({ draft }: GuardInput, site: SiteId): boolean {
  const move = draft.steps.findIndex(s => s.kind === 'set-weights');
  const wait = draft.steps.findIndex(
    s => s.kind === 'wait-targets-healthy' && s.site === site,
  );
  return !draft.emergency && wait >= 0 && wait < move;
}

function judge(input: GuardInput, site: SiteId): GuardResult {
  const { observation, verdicts, diagnosis } = input.situation;
  const targets = observation.sites[site]?.targets;
  if (!isFresh(targets))
    return inconclusive({ site, state: targets?.state ?? 'missing' });
  const { healthy, total } = targets.value;
  const params = { site, healthy, total };
  const verdict = verdicts[site];
  // With every probe failing it is our own view that is lost, and the balancer's is left.
  const probeCounts = diagnosis.kind !== 'portal-blind';
  if (probeCounts && verdict?.health === 'down')
    return refuse({ ...params, why: 'site-lost' });
  if (healthy === 0 && !isWaitedFor(input, site))
    return refuse({ ...params, why: 'no-healthy-target' });
  if (probeCounts && healthy > 0 && verdict?.failing.includes('probe'))
    return refuse({ ...params, why: 'probe-failing' });
  return pass(params);
}

const RANK = { refuse: 0, inconclusive: 1, pass: 2 } as const;

/** Rule 17: every site that gains traffic serves, by the balancer's health checks and by our own probe. */
export const destinationHealth: Guard = input => {
  const { before, after, destination } = input.draft;
  const sites = gainers(before, after);
  const results = (sites.length > 0 ? sites : [destination]).map(site =>
    judge(input, site),
  );
  return results.sort((a, b) => RANK[a.verdict] - RANK[b.verdict])[0];
};
