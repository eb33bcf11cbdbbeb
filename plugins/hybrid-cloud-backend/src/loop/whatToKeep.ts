import {
  PastObservation,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { HISTORY_GRAIN } from '../record/store';
import { CLOSE, STRETCH } from './thinObservations';

/** Which rows of a look are worth writing besides the latest state. */
export interface Keep {
  /** The verdicts, for m of n and holds after a restart. */
  readonly verdicts: boolean;
  /** The point of the charts. */
  readonly point: boolean;
}

/**
 * No change, no write: of a workload that has long been well, one verdict each half minute tells all; of any other every
 * verdict is kept, also those shortly after, so that m of n counts the same looks after a restart as before.
 */
export function whatToKeep(options: {
  readonly workload: Workload;
  readonly past: PastObservation;
  /** Oldest first; without `past`. */
  readonly earlier: readonly PastObservation[];
}): Keep {
  const { workload, past, earlier } = options;
  const last = earlier.at(-1);
  const isFirstOf = (stretch: number) =>
    last === undefined ||
    Math.floor(last.at / stretch) !== Math.floor(past.at / stretch);
  const calm = (each: PastObservation) => isCalm(workload, each);
  const recent = earlier.filter(({ at }) => at >= past.at - CLOSE);
  return {
    verdicts: isFirstOf(STRETCH) || !calm(past) || !recent.every(calm),
    point: isFirstOf(HISTORY_GRAIN),
  };
}

/** Nothing in it could count towards any action. An idle site is `blind` and says nothing either way. */
function isCalm(workload: Workload, past: PastObservation): boolean {
  const { release } = workload.policy.burst;
  return past.sites.every(
    ({ health, failing = [], utilisation }) =>
      (health === 'up' || health === 'blind') &&
      failing.length === 0 &&
      (utilisation === null || utilisation < release),
  );
}
