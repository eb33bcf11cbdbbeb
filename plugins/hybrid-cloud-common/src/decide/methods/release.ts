import { PastAction, Reason, SiteId } from '../../model';
import { Draft, hold, MethodAnswer } from '../Draft';
import { hasDrifted, expectedWeights, lastMove } from '../expectedWeights';
import { freshValue } from '../readings';
import { Need, unmetNeeds } from '../readings/Need';
import { Situation } from '../Situation';
import { formatWeights, gainers, sameWeights, toShares } from '../split/shares';
import { waitDrain } from '../steps/deadlines';
import { rampSteps } from '../steps/rampSteps';
import { undoGrowth } from '../steps/undoGrowth';
import { streak, verdictOn } from '../witness/looks';
import { utilisation } from '../witness/utilisation';

/** Bursts since weights were last at base; newest first. */
function openBursts(actions: readonly PastAction[]): readonly PastAction[] {
  const ended = actions.findIndex(
    a =>
      (a.action === 'release' ||
        a.action === 'failback' ||
        a.action === 'rebalance') &&
      a.outcome === 'succeeded',
  );
  return actions
    .slice(0, ended < 0 ? actions.length : ended)
    .filter(a => a.action === 'burst');
}

/** Home is under its lower threshold, has been for the hold, and would stay under the upper one with its users back. */
export function release(situation: Situation): MethodAnswer {
  const { configured, baseWeights, home, workload, history } = situation;
  if (!configured || !home) return undefined;
  if (sameWeights(configured, baseWeights)) return undefined;
  if (hasDrifted(situation))
    return hold({
      code: 'drift',
      params: {
        expected: expectedWeights(situation).map(formatWeights).join(' / '),
        found: formatWeights(configured),
      },
    });
  const last = lastMove(history)?.action;
  if (last !== 'burst' && last !== 'release') return undefined;
  const needs = needsOf(home.site);
  const notFresh = unmetNeeds({ ...situation, needs });
  const load = utilisation(situation.observation.sites[home.site]);
  if (notFresh.length > 0 || load === null) return hold(...notFresh);

  const { at, release: lower, holdTicks } = workload.policy.burst;
  const params = { site: home.site, utilisation: load, release: lower };
  if (load >= lower) return hold({ code: 'burst-holding', params });
  const under = streak(situation.looks, look => {
    const past = verdictOn(look, home.site)?.utilisation ?? null;
    return past !== null && past < lower;
  }).length;
  if (under < holdTicks)
    return hold({
      code: 'release-counting',
      params: { ...params, ticks: under, needed: holdTicks },
    });
  const predicted = predictedLoad(situation, home.site, load);
  if (predicted >= at)
    return hold({
      code: 'release-would-burst-again',
      params: { site: home.site, predicted, at },
    });
  return draftRelease(situation, [{ code: 'home-under-release', params }]);
}

function needsOf(home: SiteId): readonly Need[] {
  return [
    { reading: 'configured-split' },
    { reading: 'cpu', site: home },
    { reading: 'memory', site: home },
    { reading: 'placement', site: home },
    { reading: 'target-health', site: home },
  ];
}

/** Home's utilisation once it has its share back and its reserve nodes are cordoned again. */
function predictedLoad(
  situation: Situation,
  home: SiteId,
  load: number,
): number {
  const { configured = {}, baseWeights, observation, history } = situation;
  const now = toShares(configured)[home] ?? 0;
  const then = toShares(baseWeights)[home] ?? 0;
  const reserve = openBursts(history.actions)
    .flatMap(a => a.uncordoned)
    .filter(u => u.site === home)
    .map(u => u.node);
  const open = (
    freshValue(observation.sites[home]?.placement)?.nodes ?? []
  ).filter(n => n.ready && n.schedulable && !n.monitoring);
  const cores = (nodes: typeof open) =>
    nodes.reduce((total, n) => total + n.allocatableCores, 0);
  const staying = cores(open.filter(n => !reserve.includes(n.name)));
  const capacity = staying > 0 ? cores(open) / staying : 1;
  return now > 0 ? load * (then / now) * capacity : load * capacity;
}

/** Weight goes home, the overflow drains, then what the bursts had grown shrinks: cloud first, reserve node last. */
export function draftRelease(
  situation: Situation,
  reasons: readonly Reason[],
): MethodAnswer {
  const { configured, baseWeights, home, workload, observation, history } =
    situation;
  if (!home) return hold({ code: 'nothing-to-do', params: {} });
  const needs = needsOf(home.site);
  const notFresh = unmetNeeds({ ...situation, needs });
  if (notFresh.length > 0 || !configured) return hold(...notFresh, ...reasons);
  if (sameWeights(configured, baseWeights))
    return hold({ code: 'nothing-to-do', params: {} });

  const gaining = gainers(configured, baseWeights);
  const losing = gainers(baseWeights, configured);
  const shrink = undoGrowth(situation, openBursts(history.actions));
  const draft: Draft = {
    action: 'release',
    emergency: false,
    before: configured,
    after: baseWeights,
    steps: [
      ...rampSteps(configured, baseWeights, workload.policy.limits.maxStep),
      ...losing.map(site => waitDrain(site, observation.switch)),
      ...shrink,
    ],
    destination: gaining[0] ?? home.site,
    reasons,
    needs,
  };
  return { kind: 'act', draft };
}
