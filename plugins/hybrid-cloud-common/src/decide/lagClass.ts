import { Observation } from '../model';
import { freshValue } from './readings';

/** How far behind the copy is, coarsely enough that a second more does not make a new approval necessary. */
export type LagClass =
  | 'none'
  | 'under-10-s'
  | 'under-60-s'
  | 'under-10-min'
  | 'more'
  | 'not-running'
  | 'unknown';

/** Worst last. */
export const LAG_CLASSES: readonly LagClass[] = [
  'none',
  'under-10-s',
  'under-60-s',
  'under-10-min',
  'more',
  'not-running',
  'unknown',
];

export function lagClass(observation: Observation): LagClass {
  const { replication } = observation;
  if (!replication) return 'none';
  const state = freshValue(replication.state);
  const lag = freshValue(replication.lag);
  if (state === undefined || state === 'unknown') return 'unknown';
  if (state !== 'running') return 'not-running';
  if (lag === undefined) return 'unknown';
  if (lag < 10) return 'under-10-s';
  if (lag < 60) return 'under-60-s';
  return lag < 600 ? 'under-10-min' : 'more';
}
