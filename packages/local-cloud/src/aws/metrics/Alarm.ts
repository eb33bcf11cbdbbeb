import { AlarmSpec } from '../../world/AwsEstate';
import { Scope } from '../Arn';
import { AlarmState } from './evaluateAlarm';
import { MetricIdentity, MetricStatistic } from './MetricStore';

/** What PutMetricAlarm says. */
export interface AlarmDefinition {
  readonly name: string;
  readonly description: string;
  readonly metric: MetricIdentity;
  readonly statistic: MetricStatistic;
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  /** m of n. */
  readonly datapointsToAlarm: number;
  readonly threshold: number;
  readonly comparison: AlarmSpec['comparison'];
  readonly treatMissingData: AlarmSpec['treatMissingData'];
  readonly actionsEnabled: boolean;
  readonly alarmActions: readonly string[];
  readonly okActions: readonly string[];
  readonly insufficientDataActions: readonly string[];
}

/** An alarm and its state. A value: every change makes a new one. */
export interface Alarm {
  readonly arn: string;
  readonly scope: Scope;
  readonly definition: AlarmDefinition;
  readonly configuredAt: number;
  readonly state: AlarmState;
  readonly stateReason: string;
  /** When the state was last set, by evaluation or by SetAlarmState. */
  readonly stateUpdatedAt: number;
  /** When the state last became another. */
  readonly stateTransitionedAt: number;
}

export function alarmArn(scope: Scope, name: string): string {
  return `arn:aws:cloudwatch:${scope.region}:${scope.account}:alarm:${name}`;
}

export function alarmFromSpec(spec: AlarmSpec): AlarmDefinition {
  return {
    name: spec.name,
    description: spec.description,
    metric: {
      namespace: spec.namespace,
      name: spec.metricName,
      dimensions: spec.dimensions,
    },
    statistic: spec.statistic,
    periodSeconds: spec.periodSeconds,
    evaluationPeriods: spec.evaluationPeriods,
    datapointsToAlarm: spec.datapointsToAlarm,
    threshold: spec.threshold,
    comparison: spec.comparison,
    treatMissingData: spec.treatMissingData,
    actionsEnabled: true,
    alarmActions: [],
    okActions: [],
    insufficientDataActions: [],
  };
}
