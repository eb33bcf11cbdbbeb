import { Decision } from '../model';
import { DecideInput } from './DecideInput';
import { holdDecision, judge } from './judge';
import { METHODS } from './methods/methods';
import { toSituation } from './Situation';

/**
 * What the portal would do now, and why (rules 6 and 7): suppress, failover, failback, burst, release, schedule are asked
 * in order and the first answer wins. Pure: the live loop, the dry run, drills and the backtest call this same function.
 */
export function decide(input: DecideInput): Decision {
  const situation = toSituation(input);
  for (const method of METHODS) {
    const answer = method(situation);
    if (answer) return judge({ situation, answer, requested: false });
  }
  return holdDecision(situation, []);
}
