import { ALARM } from '../testing/testEstate';
import { alarmFromSpec } from './Alarm';
import { AlarmVerdict, evaluateAlarm } from './evaluateAlarm';

/** X breaches, 0 does not. */
const VALUES: Readonly<Record<string, number>> = { X: 100, '0': 0 };

type Expected = readonly [
  missing: AlarmVerdict,
  ignore: AlarmVerdict,
  breaching: AlarmVerdict,
  notBreaching: AlarmVerdict,
];

const NO_DATA = 'INSUFFICIENT_DATA';

/** Both tables of the CloudWatch guide's page on missing data; `-` is a missing datapoint, oldest first. */
const TABLES: readonly [
  range: string,
  datapointsToAlarm: number,
  expected: Expected,
][] = [
  ['0-X-X', 3, ['OK', 'OK', 'OK', 'OK']],
  ['0----', 3, ['OK', 'OK', 'OK', 'OK']],
  ['-----', 3, [NO_DATA, 'keep', 'ALARM', 'OK']],
  ['0XX-X', 3, ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
  ['--X--', 3, ['ALARM', 'keep', 'ALARM', 'OK']],
  ['0-X-X', 2, ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
  ['00X0X', 2, ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
  ['0-X--', 2, ['OK', 'OK', 'ALARM', 'OK']],
  ['----0', 2, ['OK', 'OK', 'ALARM', 'OK']],
  ['---X-', 2, ['ALARM', 'keep', 'ALARM', 'OK']],
];
const TREATMENTS = ['missing', 'ignore', 'breaching', 'notBreaching'] as const;

const CASES = TABLES.flatMap(([range, datapointsToAlarm, expected]) =>
  TREATMENTS.map(
    (treatment, index) =>
      [range, datapointsToAlarm, treatment, expected[index]] as const,
  ),
);

it.each(CASES)(
  '%s with %i of 3, missing treated as %s, is %s',
  (range, datapointsToAlarm, treatMissingData, verdict) => {
    const values = [...range]
      .filter(each => each !== '-')
      .map(each => VALUES[each]);
    const definition = {
      ...alarmFromSpec(ALARM),
      evaluationPeriods: 3,
      datapointsToAlarm,
      treatMissingData,
    };
    expect(evaluateAlarm(definition, values)).toBe(verdict);
  },
);

it.each([
  ['GreaterThanOrEqualToThreshold', 100, 'ALARM'],
  ['GreaterThanThreshold', 100, 'OK'],
  ['LessThanOrEqualToThreshold', 100, 'ALARM'],
  ['LessThanThreshold', 100, 'OK'],
] as const)(
  '%s at %i with threshold 100 is %s',
  (comparison, value, verdict) => {
    const definition = { ...alarmFromSpec(ALARM), comparison };
    expect(evaluateAlarm(definition, [value])).toBe(verdict);
  },
);
