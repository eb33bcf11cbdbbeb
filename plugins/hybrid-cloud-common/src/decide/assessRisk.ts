import { Risk } from '../model';
import { absorbs } from './capacity/absorbs';
import { dataGate } from './dataGate';
import { Draft } from './Draft';
import { freshValue } from './readings';
import { Situation } from './Situation';

/** What the move puts at stake. Unknown is said as such. */
export function assessRisk(situation: Situation, draft: Draft): Risk {
  const { before, after, steps, destination } = draft;
  const { queue } = situation.observation;
  return {
    dataSeconds: dataGate(situation, before, after)?.seconds ?? 'none',
    waiting: queue ? freshValue(queue.depth) ?? 'unknown' : 'none',
    absorbs: absorbs({ situation, before, after, steps })?.ratio ?? 'unknown',
    destination,
  };
}
