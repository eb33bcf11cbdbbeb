import { AlarmDefinition } from './Alarm';

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** What an evaluation says; `keep` leaves the state as it is (missing data treated as `ignore`). */
export type AlarmVerdict = AlarmState | 'keep';

/**
 * One evaluation, as the CloudWatch guide describes "how alarm state is evaluated when data is missing": the newest
 * `evaluationPeriods` real datapoints of the range count; only when the range holds fewer is the treatment of missing
 * data asked.
 * `values` are the real datapoints of the range, oldest first.
 */
export function evaluateAlarm(
  definition: AlarmDefinition,
  values: readonly number[],
): AlarmVerdict {
  const { evaluationPeriods, datapointsToAlarm, treatMissingData } = definition;
  const real = values.slice(-evaluationPeriods);
  const missing = evaluationPeriods - real.length;
  const breaching = real.filter(value => breaches(definition, value)).length;
  if (missing === 0) return breaching >= datapointsToAlarm ? 'ALARM' : 'OK';
  switch (treatMissingData) {
    case 'breaching':
      return breaching + missing >= datapointsToAlarm ? 'ALARM' : 'OK';
    case 'notBreaching':
      return breaching >= datapointsToAlarm ? 'ALARM' : 'OK';
    case 'missing':
      if (real.length === 0) return 'INSUFFICIENT_DATA';
      return breaching >= Math.min(datapointsToAlarm, real.length)
        ? 'ALARM'
        : 'OK';
    case 'ignore':
      if (breaching >= datapointsToAlarm) return 'ALARM';
      return breaching < real.length ? 'OK' : 'keep';
    default: {
      const never: never = treatMissingData;
      throw new RangeError(`unknown treatment ${never}`);
    }
  }
}

function breaches(definition: AlarmDefinition, value: number): boolean {
  switch (definition.comparison) {
    case 'GreaterThanOrEqualToThreshold':
      return value >= definition.threshold;
    case 'GreaterThanThreshold':
      return value > definition.threshold;
    case 'LessThanThreshold':
      return value < definition.threshold;
    case 'LessThanOrEqualToThreshold':
      return value <= definition.threshold;
    default: {
      const never: never = definition.comparison;
      throw new RangeError(`unknown comparison ${never}`);
    }
  }
}
