import {
  Instant,
  Plan,
  Reading,
  Shares,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** How far apart the share of requests and the share of weight may be: requests are few and sessions stick. */
const TOLERANCE = 0.05;
/** Request counts come by the minute and late. */
const DEADLINE = 5 * 60_000;

export type TrafficVerdict =
  | { readonly kind: 'agrees'; readonly outcome: string }
  | { readonly kind: 'not-yet' }
  /** The deadline passed and no count newer than the change was to be had. */
  | { readonly kind: 'not-seen'; readonly outcome: string }
  | { readonly kind: 'disagrees'; readonly outcome: string };

/** Whether requests follow the switch (second half of rule 30). Inconclusive is an answer of its own. */
export function judgeTraffic(options: {
  readonly plan: Plan;
  readonly observed: Reading<Shares>;
  readonly now: Instant;
}): TrafficVerdict {
  const { plan, observed, now } = options;
  const changedAt = lastWeightChange(plan);
  const expected = toShares(plan.proposal.after);
  if (observed.state === 'fresh' && observed.observedAt > changedAt) {
    const off = farthest(observed.value, expected);
    if (off.by <= TOLERANCE) {
      return {
        kind: 'agrees',
        outcome: 'The switch and the requests agree with the plan.',
      };
    }
    if (now > changedAt + DEADLINE) {
      return {
        kind: 'disagrees',
        outcome: `The switch agrees, but ${off.site} got ${percent(
          observed.value[off.site] ?? 0,
        )} of the requests, not ${percent(expected[off.site] ?? 0)}.`,
      };
    }
  }
  if (now > changedAt + DEADLINE) {
    return {
      kind: 'not-seen',
      outcome: `The switch agrees with the plan; requests were not counted after the change (${why(
        observed,
      )}).`,
    };
  }
  return { kind: 'not-yet' };
}

/** When traffic was last changed by this plan; 0 when it was not. */
export function lastWeightChange(plan: Plan): Instant {
  return Math.max(
    0,
    ...plan.steps
      .filter(({ step, state }) => {
        return step.kind === 'set-weights' && state === 'verified';
      })
      .map(step => step.acceptedAt ?? step.verifiedAt ?? 0),
  );
}

function toShares(weights: Readonly<Record<string, number>>): Shares {
  const total = Object.values(weights).reduce((sum, w) => sum + w, 0);
  return Object.fromEntries(
    Object.entries(weights).map(([site, w]) => [site, total ? w / total : 0]),
  );
}

function farthest(found: Shares, expected: Shares) {
  const sites = [...new Set([...Object.keys(found), ...Object.keys(expected)])];
  return sites
    .map(site => ({
      site,
      by: Math.abs((found[site] ?? 0) - (expected[site] ?? 0)),
    }))
    .reduce((worst, each) => (each.by > worst.by ? each : worst));
}

function why(reading: Reading<Shares>): string {
  switch (reading.state) {
    case 'fresh':
    case 'stale':
      return 'the newest count is older';
    case 'missing':
      return reading.reason;
    case 'error':
      return reading.message;
    default: {
      const never: never = reading;
      throw new Error(`unknown reading ${JSON.stringify(never)}`);
    }
  }
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
