import { AwsError } from '../../AwsError';
import { MetricIdentity, MetricStatistic } from '../../metrics/MetricStore';
import { Input } from '../../wire/Input';

const STATISTICS: readonly MetricStatistic[] = [
  'SampleCount',
  'Average',
  'Sum',
  'Minimum',
  'Maximum',
];

export function readMetric(input: Input): MetricIdentity {
  return {
    namespace: input.requiredString('Namespace'),
    name: input.requiredString('MetricName'),
    dimensions: Object.fromEntries(
      input
        .list('Dimensions')
        .map(dimension => [
          dimension.requiredString('Name'),
          dimension.requiredString('Value'),
        ]),
    ),
  };
}

/** Throws ValidationError for percentiles and the like, which are not kept here. */
export function readStatistic(text: string): MetricStatistic {
  const statistic = STATISTICS.find(candidate => candidate === text);
  if (!statistic) {
    throw invalid(
      `The value ${text} for parameter Stat is not supported; use one of ${STATISTICS.join(
        ', ',
      )}`,
    );
  }
  return statistic;
}

/** Seconds. Finer than a minute is taken, and finds the minutes' datapoints, as with metrics of AWS services. */
export function readPeriod(seconds: number): number {
  const accepted =
    [1, 5, 10, 20, 30].includes(seconds) ||
    (seconds >= 60 && seconds % 60 === 0);
  if (!accepted) {
    throw invalid(
      `Period must be 1, 5, 10, 20, 30 or a multiple of 60, ${seconds} was given`,
    );
  }
  return seconds;
}

export function invalid(message: string): AwsError {
  return new AwsError({ code: 'ValidationError', message });
}
