import { hold, MethodAnswer } from '../Draft';
import { Situation } from '../Situation';

/** Automation is off until a time, or there is no switch that could be set: say so, and what is seen. */
export function suppress(situation: Situation): MethodAnswer {
  const { workload, history, now, diagnosisReasons } = situation;
  const { suppressedUntil } = history;
  if (!workload.traffic)
    return hold({ code: 'no-switch', params: {} }, ...diagnosisReasons);
  if (workload.traffic.kind !== 'alb-rule') {
    const params = { switch: workload.traffic.kind };
    return hold({ code: 'switch-read-only', params }, ...diagnosisReasons);
  }
  if (suppressedUntil && suppressedUntil.until > now)
    return hold(
      { code: 'suppressed', params: { ...suppressedUntil } },
      ...diagnosisReasons,
    );
  return undefined;
}
