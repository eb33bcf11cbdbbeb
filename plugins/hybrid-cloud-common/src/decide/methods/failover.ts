import { Reason, SiteId, Step, Weights } from '../../model';
import { carry, podsToCarry } from '../capacity/carry';
import { growTo } from '../capacity/growth';
import { Draft, hold, MethodAnswer } from '../Draft';
import { freshValue } from '../readings';
import { Need, unmetNeeds } from '../readings/Need';
import { Situation } from '../Situation';
import { mapValues } from '../split/records';
import { toShares, toWeights } from '../split/shares';
import { waitReady, waitTargetsHealthy } from '../steps/deadlines';
import { isBad, lastLooks, verdictOn } from '../witness/looks';

/** A site that carries traffic is lost, by two witnesses now and by m of the last n looks: 0:100 at once (rule 10). */
export function failover(situation: Situation): MethodAnswer {
  const { diagnosis, diagnosisReasons, configured, workload } = situation;
  switch (diagnosis.kind) {
    case 'portal-blind':
    case 'link-down':
      return hold(...diagnosisReasons, ...staleReadings(situation));
    case 'healthy':
    case 'degraded':
    case 'overload':
      return undefined;
    case 'site-down':
      break;
    default: {
      const never: never = diagnosis;
      throw new Error(`no such diagnosis: ${never}`);
    }
  }
  const { site } = diagnosis;
  if (!configured)
    return hold(...staleReadings(situation), ...diagnosisReasons);
  if ((configured[site] ?? 0) === 0)
    return hold(
      { code: 'site-lost-no-traffic', params: { site } },
      ...diagnosisReasons,
    );
  const [m, of] = workload.policy.failover.badOf;
  const needed = Math.max(2, m); // One bad observation never switches.
  const seen = lastLooks(situation.looks, of);
  const bad = seen.filter(look => isBad(verdictOn(look, site))).length;
  if (bad < needed) {
    const params = { site, bad, of, needed };
    return hold({ code: 'site-lost-counting', params }, ...diagnosisReasons);
  }
  return draftFailover(situation, site, diagnosisReasons);
}

function staleReadings(situation: Situation): readonly Reason[] {
  const needs: readonly Need[] = [{ reading: 'configured-split' }];
  return unmetNeeds({ ...situation, needs });
}

/** Where the traffic of a lost site is to go: sites that carry some already, else the first by role that is healthy. */
function afterLeaving(
  situation: Situation,
  leaving: SiteId,
  configured: Weights,
): { readonly after: Weights; readonly destination: SiteId } | undefined {
  const { workload, observation, verdicts } = situation;
  const healthy = (site: SiteId) =>
    (freshValue(observation.sites[site]?.targets)?.healthy ?? 0) > 0;
  const others = workload.sites
    .map(s => s.site)
    .filter(site => site !== leaving && site in configured);
  const able = others.filter(
    site => healthy(site) && verdicts[site]?.health !== 'down',
  );
  const carrying = able.filter(site => configured[site] > 0);
  // With none able the first is named all the same: the guards refuse it and say why.
  const chosen =
    carrying.length > 0 ? carrying : [...able, ...others].slice(0, 1);
  if (chosen.length === 0) return undefined;
  const shares = toShares(configured);
  const after = toWeights(
    mapValues(configured, (_weight, site) => {
      if (!chosen.includes(site)) return 0;
      return chosen.length === 1 ? 1 : shares[site];
    }),
  );
  const destination = chosen.reduce((a, b) => (after[b] > after[a] ? b : a));
  return { after, destination };
}

/**
 * The emergency move, for the loop and for a person alike. The drained group stays in the rule at weight 0.
 *
 * In an outage the move comes first and growth after it. Only where the destination already serves people and could not
 * take the rest does growth come first: users of a site that works are not to go down with the others (rules 9, 16).
 */
export function draftFailover(
  situation: Situation,
  leaving: SiteId,
  reasons: readonly Reason[],
): MethodAnswer {
  const { configured, observation, workload } = situation;
  if (!configured) return hold(...staleReadings(situation), ...reasons);
  const target = afterLeaving(situation, leaving, configured);
  if (!target)
    return hold(
      { code: 'no-destination', params: { site: leaving } },
      ...reasons,
    );
  const { after, destination } = target;
  const needs: readonly Need[] = [
    { reading: 'configured-split' },
    { reading: 'target-health', site: destination },
  ];
  const unmet = unmetNeeds({ ...situation, needs });
  if (unmet.length > 0) return hold(...unmet, ...reasons);

  const able = carry(situation, destination);
  const wanted = toShares(after)[destination];
  const pods = podsToCarry(situation, {
    site: destination,
    share: wanted,
    load: workload.policy.burst.at,
  });
  const growth =
    able !== undefined && able < wanted && pods !== undefined
      ? growTo(situation, destination, pods)
      : undefined;
  const short =
    able !== undefined &&
    able < workload.policy.limits.minCapacityRatio * wanted;
  const growFirst = growth && short && configured[destination] > 0;
  const { stickinessSeconds } = observation.switch;
  const unstick: readonly Step[] = stickinessSeconds
    ? [{ kind: 'set-stickiness', before: stickinessSeconds, after: null }]
    : [];
  const move: Step = {
    kind: 'set-weights',
    before: configured,
    after,
    emergency: true,
  };
  const before: readonly Step[] =
    growth && growFirst
      ? [
          growth,
          waitReady(destination, growth.after),
          waitTargetsHealthy(destination, growth.after),
        ]
      : [];
  const later: readonly Step[] = growth && !growFirst ? [growth] : [];
  const draft: Draft = {
    action: 'failover',
    emergency: true,
    before: configured,
    after,
    steps: [...before, ...unstick, move, ...later],
    destination,
    reasons,
    needs,
  };
  return { kind: 'act', draft };
}
