import { isDeepStrictEqual } from 'node:util';
import { withCondition } from '../objects/conditions';
import { HorizontalPodAutoscaler } from '../objects/HorizontalPodAutoscaler';
import { Condition } from '../objects/KubeObject';
import { toTimestamp } from '../time';

interface Bounds {
  readonly current: number;
  readonly minReplicas: number;
  readonly maxReplicas: number;
}

/** What one look of the autoscaler came to. */
export type Outcome =
  | { readonly kind: 'no-target'; readonly name: string }
  | { readonly kind: 'disabled' }
  | ({ readonly kind: 'no-metrics' } & Bounds)
  | ({
      readonly kind: 'scaled';
      readonly desired: number;
      readonly why: 'below-min' | 'above-max' | 'cpu';
      readonly measured:
        | { readonly replicas: number; readonly utilization: number }
        | undefined;
    } & Bounds);

type Flag = Omit<Condition, 'lastTransitionTime'>;

const able: Flag = {
  type: 'AbleToScale',
  status: 'True',
  reason: 'ReadyForNewScale',
  message: 'recommended size matches current size',
};

const active: Flag = {
  type: 'ScalingActive',
  status: 'True',
  reason: 'ValidMetricFound',
  message:
    'the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)',
};

/** The status to write, or undefined when the present one says the same. */
export function autoscalerStatus(options: {
  readonly autoscaler: HorizontalPodAutoscaler;
  readonly outcome: Outcome;
  readonly now: number;
}): HorizontalPodAutoscaler['status'] | undefined {
  const { autoscaler, outcome, now } = options;
  const before = autoscaler.status;
  const at = toTimestamp(now);
  let { conditions } = before ?? {};
  for (const flag of flagsOf(outcome))
    conditions = withCondition(conditions, flag, at);
  const measured = outcome.kind === 'scaled' ? outcome.measured : undefined;
  const rescaled =
    outcome.kind === 'scaled' && outcome.desired !== outcome.current;
  const status = {
    observedGeneration: autoscaler.metadata.generation,
    ...(rescaled
      ? { lastScaleTime: at }
      : before?.lastScaleTime && { lastScaleTime: before.lastScaleTime }),
    currentReplicas: 'current' in outcome ? outcome.current : 0,
    desiredReplicas: desiredOf(outcome),
    currentMetrics: measured
      ? [
          {
            type: 'Resource',
            resource: {
              name: 'cpu',
              current: { averageUtilization: measured.utilization },
            },
          },
        ]
      : null,
    conditions,
  };
  return isDeepStrictEqual(status, before) ? undefined : status;
}

function desiredOf(outcome: Outcome): number {
  switch (outcome.kind) {
    case 'no-target':
    case 'disabled':
      return 0;
    case 'no-metrics':
      return outcome.current;
    case 'scaled':
      return outcome.desired;
    default: {
      const never: never = outcome;
      return never;
    }
  }
}

function flagsOf(outcome: Outcome): readonly Flag[] {
  switch (outcome.kind) {
    case 'no-target':
      return [
        {
          type: 'AbleToScale',
          status: 'False',
          reason: 'FailedGetScale',
          message: `the HPA controller was unable to get the target's current scale: deployments.apps "${outcome.name}" not found`,
        },
      ];
    case 'disabled':
      return [
        able,
        {
          type: 'ScalingActive',
          status: 'False',
          reason: 'ScalingDisabled',
          message:
            'scaling is disabled since the replica count of the target is zero',
        },
      ];
    case 'no-metrics':
      return [
        able,
        {
          type: 'ScalingActive',
          status: 'False',
          reason: 'FailedGetResourceMetric',
          message:
            'the HPA was unable to compute the replica count: failed to get cpu utilization: no metrics returned from resource metrics API',
        },
      ];
    case 'scaled':
      return [able, active, limitOf(outcome)];
    default: {
      const never: never = outcome;
      return never;
    }
  }
}

function limitOf(outcome: Extract<Outcome, { kind: 'scaled' }>): Flag {
  const wanted = outcome.measured?.replicas ?? outcome.desired;
  if (wanted > outcome.maxReplicas) {
    return {
      type: 'ScalingLimited',
      status: 'True',
      reason: 'TooManyReplicas',
      message:
        'the desired replica count is more than the maximum replica count',
    };
  }
  if (wanted < outcome.minReplicas) {
    return {
      type: 'ScalingLimited',
      status: 'True',
      reason: 'TooFewReplicas',
      message:
        'the desired replica count is less than the minimum replica count',
    };
  }
  return {
    type: 'ScalingLimited',
    status: 'False',
    reason: 'DesiredWithinRange',
    message: 'the desired count is within the acceptable range',
  };
}
