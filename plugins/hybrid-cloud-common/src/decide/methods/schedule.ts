import { DateTime } from 'luxon';
import { Instant } from '../../model';
import { parseAwake } from '../../policy/awake';
import { hold, MethodAnswer } from '../Draft';
import { Situation } from '../Situation';

/** Whether `now` is within the hours; undefined when they cannot be read. */
export function isAwake(awake: string, now: Instant): boolean | undefined {
  const hours = parseAwake(awake);
  if (!hours) return undefined;
  const local = DateTime.fromMillis(now, { zone: hours.zone });
  const minute = local.hour * 60 + local.minute;
  return (
    hours.days.includes(local.weekday) &&
    minute >= hours.from &&
    minute < hours.until
  );
}

/** Says when a site is outside its hours. Sleeping and waking it comes with a later release. */
export function schedule({ workload, now }: Situation): MethodAnswer {
  const policy = workload.policy.schedule;
  if (!policy || isAwake(policy.awake, now) !== false) return undefined;
  const { site, awake } = policy;
  return hold({ code: 'schedule-asleep', params: { site, awake } });
}
