import { Risk, SiteId, Weights } from '../model';
import { freshValue } from './readings';
import { Situation } from './Situation';
import { gainers } from './split/shares';

/** What a move does to the data, for one site that gains traffic. */
export interface DataVerdict {
  readonly site: SiteId;
  readonly verdict: 'pass' | 'refuse' | 'inconclusive';
  readonly why:
    | 'no-data'
    | 'writer'
    | 'in-sync'
    | 'no-replication'
    | 'wrong-direction'
    | 'not-running'
    | 'behind'
    | 'state-unknown'
    | 'lag-unknown';
  /** Seconds of writes that would be lost or diverge. */
  readonly seconds: Risk['dataSeconds'];
}

/**
 * Rule 12: replication direction x move direction. Going to the writer's site loses nothing: the writes are there. Going
 * anywhere else relies on the copy there, which must be fed from the writer by a task that runs, and be behind by no
 * more than the limit. Unknown lag is not safe, and lag 0 of a stopped task is not sync.
 */
function judgeSite(situation: Situation, site: SiteId): DataVerdict {
  const { workload, observation } = situation;
  const { data } = workload;
  if (!data) return { site, verdict: 'pass', why: 'no-data', seconds: 'none' };
  if (data.writer === site)
    return { site, verdict: 'pass', why: 'writer', seconds: 'none' };
  const unknown = { site, seconds: 'unknown' } as const;
  if (!data.replication)
    return { ...unknown, verdict: 'refuse', why: 'no-replication' };
  if (data.replication.from !== data.writer || data.replication.to !== site)
    return { ...unknown, verdict: 'refuse', why: 'wrong-direction' };

  const state = freshValue(observation.replication?.state);
  const lag = freshValue(observation.replication?.lag);
  if (state === undefined || state === 'unknown')
    return { ...unknown, verdict: 'inconclusive', why: 'state-unknown' };
  if (state !== 'running')
    return { ...unknown, verdict: 'refuse', why: 'not-running' };
  if (lag === undefined || !(lag >= 0))
    return { ...unknown, verdict: 'inconclusive', why: 'lag-unknown' };
  return lag <= data.maxLagSeconds
    ? { site, verdict: 'pass', why: 'in-sync', seconds: lag }
    : { site, verdict: 'refuse', why: 'behind', seconds: lag };
}

const RANK = { refuse: 2, inconclusive: 1, pass: 0 } as const;

/** The worst verdict over all sites that gain traffic; undefined when none does. */
export function dataGate(
  situation: Situation,
  before: Weights,
  after: Weights,
): DataVerdict | undefined {
  return gainers(before, after)
    .map(site => judgeSite(situation, site))
    .sort(
      (a, b) =>
        RANK[b.verdict] - RANK[a.verdict] || magnitude(b) - magnitude(a),
    )[0];
}

function magnitude({ seconds }: DataVerdict): number {
  if (seconds === 'unknown') return Infinity;
  return seconds === 'none' ? -1 : seconds;
}
