import {
  DriftView,
  Instant,
  Observation,
  Plan,
  Weights,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { sameWeights } from '../act/steps/weights';

/**
 * Rule 32: whether the switch says other weights than the portal left it with (or the base weights). Not judged while
 * a plan moves weights; kept as it was while the switch cannot be read.
 */
export function judgeDrift(options: {
  readonly observation: Observation;
  /** Any of them is fine; the first is what it should come to. */
  readonly expected: readonly Weights[];
  readonly openPlan?: Plan;
  readonly earlier?: DriftView;
  readonly now: Instant;
}): DriftView | undefined {
  const { observation, expected, openPlan, earlier, now } = options;
  if (openPlan?.state === 'approved' || openPlan?.state === 'executing') {
    return undefined;
  }
  const { configured } = observation.split;
  if (configured.state !== 'fresh') return earlier;
  // A plan in `verifying` has moved weights that the expectation does not know yet.
  const due =
    openPlan?.state === 'verifying' ? [openPlan.proposal.after] : expected;
  const found = configured.value;
  if (due.some(weights => sameWeights(found, weights))) return undefined;
  const same = earlier !== undefined && sameWeights(earlier.found, found);
  return { expected: due[0] ?? {}, found, since: same ? earlier.since : now };
}
