import { parseQuantity } from '../quantity';
import { PodSpec } from './Pod';

export interface Amounts {
  readonly cores: number;
  readonly bytes: number;
}

const known = new WeakMap<PodSpec, Amounts>();

/** What the scheduler sets aside for a pod: the sum of its containers' requests. */
export function podRequests(spec: PodSpec): Amounts {
  let amounts = known.get(spec);
  if (!amounts) {
    amounts = { cores: 0, bytes: 0 };
    for (const { resources } of spec.containers) {
      amounts = {
        cores: amounts.cores + parseQuantity(resources?.requests?.cpu ?? 0),
        bytes: amounts.bytes + parseQuantity(resources?.requests?.memory ?? 0),
      };
    }
    known.set(spec, amounts);
  }
  return amounts;
}

/** Most memory the pod may use, or undefined when one of its containers has no limit. */
export function podMemoryLimit(spec: PodSpec): number | undefined {
  let sum = 0;
  for (const { resources } of spec.containers) {
    const limit = resources?.limits?.memory;
    if (limit === undefined) return undefined;
    sum += parseQuantity(limit);
  }
  return sum;
}
