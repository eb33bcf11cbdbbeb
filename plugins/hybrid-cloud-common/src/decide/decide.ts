import { Decision } from '../model';
import { DecideInput } from './DecideInput';

export function decide(input: DecideInput): Decision {
  return {
    kind: 'hold',
    workloadRef: input.workload.ref,
    at: input.now,
    diagnosis: { kind: 'healthy' },
    reasons: [{ code: 'nothing-to-do', params: {} }],
  };
}
