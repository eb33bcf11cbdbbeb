import { dataGate } from '../dataGate';
import { Guard, verdictsOf } from './GuardInput';

const verdicts = verdictsOf('data-gate');

/** Rules 12 and 18: what the move loses or lets diverge is known and within the policy's limit. */
export const dataGateGuard: Guard = ({ situation, draft }) => {
  const found = dataGate(situation, draft.before, draft.after);
  if (!found) return verdicts.pass({ why: 'no-data' });
  const { site, verdict, why, seconds } = found;
  const { data } = situation.workload;
  return verdicts[verdict]({
    why,
    site,
    ...(data ? { writer: data.writer, limit: data.maxLagSeconds } : {}),
    ...(typeof seconds === 'number' ? { seconds } : {}),
  });
};
