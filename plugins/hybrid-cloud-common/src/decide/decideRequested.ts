import { Decision, Reason } from '../model';
import { RequestInput } from './DecideInput';
import { hold, MethodAnswer } from './Draft';
import { judge } from './judge';
import { draftBurst } from './methods/burst';
import { draftFailback } from './methods/failback';
import { draftFailover } from './methods/failover';
import { draftRelease } from './methods/release';
import { Situation, toSituation } from './Situation';

/** The lost site, or else home: that is what a person means by failing over. */
function requestedFailover(
  situation: Situation,
  reasons: readonly Reason[],
): MethodAnswer {
  const { diagnosis, home, configured, diagnosisReasons } = situation;
  const leaving = diagnosis.kind === 'site-down' ? diagnosis.site : home?.site;
  if (leaving === undefined || configured?.[leaving] === 0)
    return hold({ code: 'nothing-to-do', params: {} }, ...diagnosisReasons);
  return draftFailover(situation, leaving, [...reasons, ...diagnosisReasons]);
}

/**
 * What a person's request comes to: no thresholds, holds or modes, since the person has judged; the same steps and the
 * same safety rules. The mode is always `approve`.
 */
export function decideRequested(input: RequestInput): Decision {
  const situation = toSituation(input);
  const reasons: readonly Reason[] = [
    { code: 'requested', params: { action: input.action } },
  ];
  const answer = draftOf(input.action, situation, reasons);
  return judge({
    situation,
    answer: answer ?? { kind: 'hold', reasons },
    requested: true,
  });
}

function draftOf(
  action: RequestInput['action'],
  situation: Situation,
  reasons: readonly Reason[],
): MethodAnswer {
  const { traffic } = situation.workload;
  if (!traffic) return hold({ code: 'no-switch', params: {} });
  if (traffic.kind !== 'alb-rule')
    return hold({ code: 'switch-read-only', params: { switch: traffic.kind } });
  switch (action) {
    case 'failover':
      return requestedFailover(situation, reasons);
    case 'failback':
      return draftFailback(situation, reasons);
    case 'rebalance':
      return draftFailback(situation, reasons, 'rebalance');
    case 'burst':
      return draftBurst(situation, reasons, true);
    case 'release':
      return draftRelease(situation, reasons);
    default: {
      const never: never = action;
      throw new Error(`no such action: ${never}`);
    }
  }
}
