import { Reason, SiteId, Step, Weights } from '../../model';
import { podsForAllDemand, podsToCarry } from '../capacity/carry';
import { growTo, scaleSetting } from '../capacity/growth';
import { Draft, hold, MethodAnswer } from '../Draft';
import { freshValue } from '../readings';
import { Need, unmetNeeds } from '../readings/Need';
import { Situation } from '../Situation';
import { mapValues } from '../split/records';
import { sameWeights, toShares, toWeights } from '../split/shares';
import { waitReady, waitTargetsHealthy } from '../steps/deadlines';
import { rampSteps } from '../steps/rampSteps';
import { streak, verdictOn } from '../witness/looks';
import { utilisation } from '../witness/utilisation';

/** Least share of all traffic worth a switch: at the threshold itself something must leave, there is no dead band. */
const LEAST_SHED = 0.05;
/** Share a home keeps: taking all of it away is a failover. */
const HOME_KEEPS = 0.05;
/** With one pod, its restart would drop everything the overflow was given. */
const LEAST_OVERFLOW_PODS = 2;
/** What a person's request sheds while utilisation asks for less. */
const REQUESTED_SHED = 0.25;

/** Home is over its threshold and has been for the hold: grow the cloud, then move weight (rules 8 and 9). */
export function burst(situation: Situation): MethodAnswer {
  const { home, observation, workload, configured } = situation;
  const overflow = overflowOf(situation);
  if (!home || overflow === undefined) return undefined;
  const notFresh = unmetNeeds({
    ...situation,
    needs: [
      { reading: 'configured-split' },
      { reading: 'cpu', site: home.site },
      { reading: 'memory', site: home.site },
    ],
  });
  if (notFresh.length > 0)
    return hold(...notFresh, ...situation.diagnosisReasons);
  const load = utilisation(observation.sites[home.site]);
  const { at, holdTicks } = workload.policy.burst;
  if (load === null || load < at) return undefined;
  if ((configured?.[home.site] ?? 0) === 0) return undefined; // Its load is not its users'.

  const over = streak(
    situation.looks,
    look => (verdictOn(look, home.site)?.utilisation ?? -1) >= at,
  ).length;
  const params = { site: home.site, utilisation: load, at };
  if (over < holdTicks)
    return hold({
      code: 'home-over-counting',
      params: { ...params, ticks: over, needed: holdTicks },
    });
  return draftBurst(situation, [{ code: 'home-over-threshold', params }]);
}

function overflowOf(situation: Situation): SiteId | undefined {
  const { workload, verdicts } = situation;
  const sites = workload.sites.filter(s => s.role === 'overflow');
  const able = sites.find(s => verdicts[s.site]?.health !== 'down');
  return (able ?? sites[0])?.site;
}

/** Proportional shed (NS1 Shed Load): nothing below `at`, the largest step at `full`, in between in proportion. */
export function shedShare(options: {
  readonly load: number;
  readonly at: number;
  readonly full: number;
  readonly maxStep: number;
}): number {
  const { load, at, full, maxStep } = options;
  if (load < at) return 0;
  const part = full > at ? Math.min(1, (load - at) / (full - at)) : 1;
  return Math.max(Math.min(LEAST_SHED, maxStep), part * maxStep);
}

function afterShed(
  configured: Weights,
  home: SiteId,
  overflow: SiteId,
  wanted: number,
): Weights {
  const shares = toShares(configured);
  const shed = Math.min(wanted, Math.max(0, (shares[home] ?? 0) - HOME_KEEPS));
  return toWeights(
    mapValues(configured, (_weight, site) => {
      if (site === home) return shares[site] - shed;
      return site === overflow ? shares[site] + shed : shares[site];
    }),
  );
}

/** Reserve nodes first: capacity that is paid for already. Home is scaled onto them when it can be. */
function wakeReserve(situation: Situation, home: SiteId): readonly Step[] {
  const placement = freshValue(situation.observation.sites[home]?.placement);
  if (!placement || !situation.context.sitesActable[home]) return [];
  const usable = placement.nodes.filter(n => n.ready && !n.monitoring);
  const reserve = usable.filter(n => n.reserve && !n.schedulable);
  const open = usable.filter(n => n.schedulable).length;
  if (reserve.length === 0) return [];
  const running = Math.max(placement.desired, scaleSetting(placement));
  const growth =
    open > 0
      ? growTo(
          situation,
          home,
          Math.floor((running * (open + reserve.length)) / open),
        )
      : undefined;
  return [
    ...reserve.map(
      ({ name }): Step => ({ kind: 'uncordon-node', site: home, node: name }),
    ),
    ...(growth ? [growth] : []),
  ];
}

/**
 * Pods the overflow is to have before it gets `share`: enough by its own load, and enough by the pods that demand occupies
 * now. The two differ where pods are busy on idle nodes or the other way round; growing too much costs money, growing
 * too little costs users.
 */
function overflowPods(
  situation: Situation,
  options: {
    readonly overflow: SiteId;
    readonly share: number;
    readonly load: number;
  },
): number {
  const { overflow, share, load } = options;
  const { at } = situation.workload.policy.burst;
  const byLoad = podsToCarry(situation, { site: overflow, share, load: at });
  const demand = podsForAllDemand(situation) ?? 0;
  const byPods = Math.ceil(share * demand * Math.max(1, load / at) - 1e-9);
  return Math.max(LEAST_OVERFLOW_PODS, byLoad ?? 0, byPods);
}

/** The burst's steps, for the loop and for a person alike. */
export function draftBurst(
  situation: Situation,
  reasons: readonly Reason[],
  requested: boolean = false,
): MethodAnswer {
  const { home, configured, workload, observation } = situation;
  const overflow = overflowOf(situation);
  if (!home || overflow === undefined)
    return hold({ code: 'no-overflow-site', params: {} });
  const needs: readonly Need[] = [
    { reading: 'configured-split' },
    { reading: 'cpu', site: home.site },
    { reading: 'memory', site: home.site },
    { reading: 'placement', site: home.site },
    { reading: 'placement', site: overflow },
    { reading: 'target-health', site: overflow },
  ];
  const notFresh = unmetNeeds({ ...situation, needs });
  const load = utilisation(observation.sites[home.site]);
  if (notFresh.length > 0 || !configured || load === null)
    return hold(...notFresh, ...reasons);

  const { burst: policy, limits } = workload.policy;
  const shed = shedShare({ ...policy, load, maxStep: limits.maxStep });
  const wanted = requested
    ? Math.max(shed, Math.min(REQUESTED_SHED, limits.maxStep))
    : shed;
  const after = afterShed(configured, home.site, overflow, wanted);
  if (sameWeights(after, configured)) {
    const params = { site: home.site, utilisation: load };
    return hold({ code: 'nothing-left-to-shed', params });
  }
  const pods = overflowPods(situation, {
    overflow,
    share: toShares(after)[overflow],
    load,
  });
  const growth = growTo(situation, overflow, pods);
  const present =
    freshValue(observation.sites[overflow]?.placement)?.ready ?? 0;
  const serving = growth?.after ?? Math.min(pods, Math.max(1, present));
  const draft: Draft = {
    action: 'burst',
    emergency: false,
    before: configured,
    after,
    steps: [
      ...wakeReserve(situation, home.site),
      ...(growth ? [growth] : []),
      waitReady(overflow, serving),
      waitTargetsHealthy(overflow, serving),
      ...rampSteps(configured, after, limits.maxStep),
    ],
    destination: overflow,
    reasons,
    needs,
  };
  return { kind: 'act', draft };
}
