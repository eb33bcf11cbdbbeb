import { PastAction, Reason, SiteId, Step } from '../../model';
import { podsForAllDemand } from '../capacity/carry';
import { Draft, hold, MethodAnswer } from '../Draft';
import { hasDrifted } from '../expectedWeights';
import { freshValue } from '../readings';
import { Need, unmetNeeds } from '../readings/Need';
import { Situation } from '../Situation';
import { gainers, sameWeights, toShares } from '../split/shares';
import { waitDrain, waitTargetsHealthy } from '../steps/deadlines';
import { rampSteps } from '../steps/rampSteps';
import { undoGrowth } from '../steps/undoGrowth';

/** The failover that has not been taken back, and what happened since; newest first. */
function openFailover(
  actions: readonly PastAction[],
): readonly PastAction[] | undefined {
  const at = actions.findIndex(
    a => a.action === 'failover' && a.outcome !== 'rolled-back',
  );
  const back = actions.findIndex(
    a =>
      (a.action === 'failback' || a.action === 'rebalance') &&
      a.outcome === 'succeeded',
  );
  if (at < 0 || (back >= 0 && back < at)) return undefined;
  return actions.slice(0, at + 1);
}

/** The lost site is back, and has been for the policy's hold (rule 11). */
export function failback(situation: Situation): MethodAnswer {
  const { configured, history, workload, baseWeights, now } = situation;
  const since = openFailover(history.actions);
  const origin = since?.at(-1);
  if (!origin) return undefined;
  if (!configured) return hold(...unmet(situation, []));
  if (sameWeights(configured, baseWeights)) return undefined;
  if (hasDrifted(situation)) return undefined; // Told by release, as drift.

  const site = Object.keys(baseWeights).find(
    s => origin.after[s] === 0 && baseWeights[s] > 0,
  );
  if (site === undefined) return undefined;
  const upSince = history.upSince[site];
  if (situation.verdicts[site]?.health !== 'up' || upSince === undefined)
    return hold(
      { code: 'home-not-recovered', params: { site } },
      ...situation.diagnosisReasons,
    );
  const upMinutes = Math.max(0, now - upSince) / 60_000;
  const { holdMinutes } = workload.policy.failback;
  if (upMinutes < holdMinutes)
    return hold({
      code: 'failback-holding',
      params: { site, upMinutes, holdMinutes },
    });
  const params = { site, minutes: upMinutes };
  return draftFailback(situation, [{ code: 'home-recovered', params }]);
}

function unmet(
  situation: Situation,
  sites: readonly SiteId[],
): readonly Reason[] {
  return unmetNeeds({ ...situation, needs: needsOf(sites) });
}

function needsOf(sites: readonly SiteId[]): readonly Need[] {
  return [
    { reading: 'configured-split' },
    ...sites.map(site => ({ reading: 'target-health' as const, site })),
  ];
}

/** Targets that must be healthy before a share moves back: enough for it, as far as demand and targets are known. */
function enoughTargets(situation: Situation, site: SiteId): number {
  const share = toShares(situation.baseWeights)[site] ?? 0;
  const total = freshValue(situation.observation.sites[site]?.targets)?.total;
  const needed = Math.ceil(share * (podsForAllDemand(situation) ?? 1) - 1e-9);
  return Math.max(1, Math.min(needed, total ?? 1));
}

/** Back to the base weights: healthy first, then weight in steps, then stickiness as it was, then what had grown shrinks. */
export function draftFailback(
  situation: Situation,
  reasons: readonly Reason[],
  action: 'failback' | 'rebalance' = 'failback',
): MethodAnswer {
  const { configured, baseWeights, workload, observation, history } = situation;
  if (!configured) return hold(...unmet(situation, []), ...reasons);
  if (sameWeights(configured, baseWeights))
    return hold({ code: 'nothing-to-do', params: {} });
  const gaining = gainers(configured, baseWeights);
  if (gaining.length === 0) return hold({ code: 'nothing-to-do', params: {} }); // 4:6 is 40:60.
  const notFresh = unmet(situation, gaining);
  if (notFresh.length > 0) return hold(...notFresh, ...reasons);

  const since = openFailover(history.actions) ?? [];
  const stickiness = since.find(a => a.stickinessBefore)?.stickinessBefore;
  const restore: readonly Step[] =
    stickiness && stickiness !== observation.switch.stickinessSeconds
      ? [
          {
            kind: 'set-stickiness',
            before: observation.switch.stickinessSeconds ?? null,
            after: stickiness,
          },
        ]
      : [];
  const shrink = undoGrowth(
    situation,
    since.filter(a => a.action === 'failover' || a.action === 'burst'),
  );
  const losing = gainers(baseWeights, configured)[0];
  const drain =
    shrink.length > 0 && losing !== undefined
      ? [waitDrain(losing, observation.switch)]
      : [];
  const { maxStep } = workload.policy.limits;
  const draft: Draft = {
    action,
    emergency: false,
    before: configured,
    after: baseWeights,
    steps: [
      ...gaining.map(s => waitTargetsHealthy(s, enoughTargets(situation, s))),
      ...rampSteps(configured, baseWeights, maxStep),
      ...restore,
      ...drain,
      ...shrink,
    ],
    destination: gaining[0],
    reasons,
    needs: needsOf(gaining),
  };
  return { kind: 'act', draft };
}
