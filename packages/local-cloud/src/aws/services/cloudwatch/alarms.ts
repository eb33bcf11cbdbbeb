import { AwsError } from '../../AwsError';
import { Alarm, AlarmDefinition } from '../../metrics/Alarm';
import { Structure } from '../../StructuredValue';
import { Operation } from '../../wire/AwsService';
import { Input } from '../../wire/Input';
import { pageOf } from '../../wire/page';
import { invalid, readMetric, readPeriod, readStatistic } from './readMetric';

const STATES = ['OK', 'ALARM', 'INSUFFICIENT_DATA'] as const;
const COMPARISONS = [
  'GreaterThanOrEqualToThreshold',
  'GreaterThanThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
] as const;
const TREATMENTS = ['missing', 'notBreaching', 'breaching', 'ignore'] as const;
const DAY_SECONDS = 86_400;
const MAX_NAMES = 100;

export const describeAlarms: Operation = (call, input) => {
  const names = input.strings('AlarmNames');
  const prefix = input.string('AlarmNamePrefix');
  const state = input.oneOf('StateValue', STATES);
  if (names.length > MAX_NAMES) {
    throw invalid(`At most ${MAX_NAMES} alarm names can be given`);
  }
  if (names.length > 0 && prefix !== undefined) {
    throw invalid('AlarmNames and AlarmNamePrefix exclude each other');
  }
  const size = input.integer('MaxRecords') ?? 50;
  if (size < 1 || size > 100) {
    throw invalid('MaxRecords must be between 1 and 100');
  }
  const found = call.cloud.alarms
    .list(call.caller.scope)
    .filter(
      ({ definition, state: current }) =>
        (names.length === 0 || names.includes(definition.name)) &&
        (prefix === undefined || definition.name.startsWith(prefix)) &&
        (state === undefined || current === state),
    );
  const page = pageOf({
    items: found,
    marker: input.string('NextToken'),
    size: Math.min(size, call.pageLimit),
    badMarkerCode: 'InvalidNextToken',
  });
  return {
    MetricAlarms: page.items.map(writeAlarm),
    CompositeAlarms: [],
    NextToken: page.next,
  };
};

export const putMetricAlarm: Operation = (call, input) => {
  call.cloud.alarms.put(call.caller.scope, readAlarm(input), call.now);
  return {};
};

export const setAlarmState: Operation = (call, input) => {
  const name = input.requiredString('AlarmName');
  const known = call.cloud.alarms.setState({
    scope: call.caller.scope,
    name,
    state: input.required('StateValue', input.oneOf('StateValue', STATES)),
    reason: input.requiredString('StateReason'),
    now: call.now,
  });
  if (!known) throw notFound(name);
  return {};
};

export const deleteAlarms: Operation = (call, input) => {
  const { alarms } = call.cloud;
  const { scope } = call.caller;
  const names = input.strings('AlarmNames');
  if (names.length > MAX_NAMES) {
    throw invalid(`At most ${MAX_NAMES} alarms can be deleted at once`);
  }
  const unknown = names.find(name => !alarms.get(scope, name));
  if (unknown !== undefined) throw notFound(unknown);
  for (const name of names) alarms.delete(scope, name);
  return {};
};

function notFound(name: string): AwsError {
  return new AwsError({
    code: 'ResourceNotFound',
    message: `Unknown alarm '${name}'`,
    status: 404,
  });
}

function readAlarm(input: Input): AlarmDefinition {
  if (input.has('Metrics') || input.has('ExtendedStatistic')) {
    throw invalid(
      'Metric math and percentiles are not supported here; give MetricName and Statistic',
    );
  }
  const number = (name: string): number =>
    input.required(name, input.number(name));
  const periodSeconds = readPeriod(number('Period'));
  const evaluationPeriods = number('EvaluationPeriods');
  const datapointsToAlarm =
    input.integer('DatapointsToAlarm') ?? evaluationPeriods;
  if (periodSeconds < 60) {
    throw invalid(
      'Metrics have a grain of 60 seconds: Period must be 60 or more',
    );
  }
  if (
    evaluationPeriods < 1 ||
    evaluationPeriods * periodSeconds > DAY_SECONDS
  ) {
    throw invalid('EvaluationPeriods times Period must be within one day');
  }
  if (datapointsToAlarm < 1 || datapointsToAlarm > evaluationPeriods) {
    throw invalid('DatapointsToAlarm must be between 1 and EvaluationPeriods');
  }
  return {
    name: input.requiredString('AlarmName'),
    description: input.string('AlarmDescription') ?? '',
    metric: readMetric(input),
    statistic: readStatistic(input.requiredString('Statistic')),
    periodSeconds,
    evaluationPeriods,
    datapointsToAlarm,
    threshold: number('Threshold'),
    comparison: input.required(
      'ComparisonOperator',
      input.oneOf('ComparisonOperator', COMPARISONS),
    ),
    treatMissingData: input.oneOf('TreatMissingData', TREATMENTS) ?? 'missing',
    actionsEnabled: input.boolean('ActionsEnabled') ?? true,
    alarmActions: input.strings('AlarmActions'),
    okActions: input.strings('OKActions'),
    insufficientDataActions: input.strings('InsufficientDataActions'),
  };
}

function writeAlarm(alarm: Alarm): Structure {
  const { definition } = alarm;
  return {
    AlarmName: definition.name,
    AlarmArn: alarm.arn,
    AlarmDescription: definition.description,
    AlarmConfigurationUpdatedTimestamp: alarm.configuredAt / 1000,
    ActionsEnabled: definition.actionsEnabled,
    OKActions: definition.okActions,
    AlarmActions: definition.alarmActions,
    InsufficientDataActions: definition.insufficientDataActions,
    StateValue: alarm.state,
    StateReason: alarm.stateReason,
    StateUpdatedTimestamp: alarm.stateUpdatedAt / 1000,
    StateTransitionedTimestamp: alarm.stateTransitionedAt / 1000,
    MetricName: definition.metric.name,
    Namespace: definition.metric.namespace,
    Statistic: definition.statistic,
    Dimensions: Object.entries(definition.metric.dimensions).map(
      ([Name, Value]) => ({ Name, Value }),
    ),
    Period: definition.periodSeconds,
    EvaluationPeriods: definition.evaluationPeriods,
    DatapointsToAlarm: definition.datapointsToAlarm,
    Threshold: definition.threshold,
    ComparisonOperator: definition.comparison,
    TreatMissingData: definition.treatMissingData,
  };
}
