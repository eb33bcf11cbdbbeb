import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  paginateDescribeAlarms,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { StartedAws, startAws } from '../../testing/startAws';
import { ACCOUNT, ALARM, ARNS, REGION } from '../../testing/testEstate';

const MINUTE = 60_000;
const LoadBalancer = 'app/shop/50dc6c495c0c9188';

let aws: StartedAws;
let cloudWatch: CloudWatchClient;
beforeEach(async () => {
  aws = await startAws();
  cloudWatch = new CloudWatchClient(aws.client());
});
afterEach(async () => {
  cloudWatch.destroy();
  await aws.stop();
});

function requests(count: number): void {
  aws.cloud.recordRequests({
    ruleArn: ARNS.rule,
    targetGroupArn: ARNS.home,
    at: aws.clock.now(),
    count,
    target5xx: 0,
    meanLatencySeconds: 0.2,
  });
}

describe('alarms', () => {
  async function state(name = ALARM.name) {
    const { MetricAlarms } = await cloudWatch.send(
      new DescribeAlarmsCommand({ AlarmNames: [name] }),
    );
    return MetricAlarms?.[0];
  }

  it('go through all three states with the data', async () => {
    expect(await state()).toMatchObject({
      StateValue: 'INSUFFICIENT_DATA',
      TreatMissingData: 'missing',
      AlarmArn: `arn:aws:cloudwatch:${REGION}:${ACCOUNT}:alarm:${ALARM.name}`,
    });
    requests(50);
    aws.pass(2 * MINUTE);
    expect((await state())?.StateValue).toBe('OK');
    requests(100);
    aws.pass(2 * MINUTE);
    const alarm = await state();
    expect(alarm?.StateValue).toBe('ALARM');
    expect(alarm?.StateReason).toContain('Threshold Crossed');
    expect(alarm?.StateTransitionedTimestamp).toEqual(
      new Date(aws.clock.now()),
    );
    aws.pass(5 * MINUTE);
    expect((await state())?.StateValue).toBe('INSUFFICIENT_DATA');
  });

  it('are evaluated each minute, not before', async () => {
    requests(100);
    aws.pass(2 * MINUTE - 250);
    expect((await state())?.StateValue).toBe('INSUFFICIENT_DATA');
    aws.pass(250);
    expect((await state())?.StateValue).toBe('ALARM');
  });

  it.each([
    ['breaching', 'ALARM'],
    ['notBreaching', 'OK'],
    ['ignore', 'INSUFFICIENT_DATA'],
    ['missing', 'INSUFFICIENT_DATA'],
  ] as const)(
    'treat silence as %s: %s',
    async (TreatMissingData, StateValue) => {
      await put({ AlarmName: 'silent', TreatMissingData });
      aws.pass(MINUTE);
      expect((await state('silent'))?.StateValue).toBe(StateValue);
    },
  );

  function put(
    overrides: Partial<ConstructorParameters<typeof PutMetricAlarmCommand>[0]>,
  ) {
    return cloudWatch.send(
      new PutMetricAlarmCommand({
        AlarmName: 'mine',
        Namespace: ALARM.namespace,
        MetricName: ALARM.metricName,
        Dimensions: [{ Name: 'LoadBalancer', Value: LoadBalancer }],
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 100,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        ...overrides,
      }),
    );
  }

  it('change without losing their state', async () => {
    requests(100);
    aws.pass(2 * MINUTE);
    await put({ AlarmName: ALARM.name, Threshold: 1000 });
    expect(await state()).toMatchObject({
      StateValue: 'ALARM',
      Threshold: 1000,
    });
    aws.pass(MINUTE);
    expect((await state())?.StateValue).toBe('OK');
  });

  it('can be set by hand until the next evaluation', async () => {
    await put({ TreatMissingData: 'notBreaching' });
    aws.pass(MINUTE);
    await cloudWatch.send(
      new SetAlarmStateCommand({
        AlarmName: 'mine',
        StateValue: 'ALARM',
        StateReason: 'drill',
      }),
    );
    expect(await state('mine')).toMatchObject({
      StateValue: 'ALARM',
      StateReason: 'drill',
    });
    aws.pass(MINUTE);
    expect((await state('mine'))?.StateValue).toBe('OK');
  });

  it('are deleted, all or none', async () => {
    await put({});
    await expect(
      cloudWatch.send(
        new DeleteAlarmsCommand({ AlarmNames: ['mine', 'nobody'] }),
      ),
    ).rejects.toMatchObject({
      name: expect.stringMatching(/^ResourceNotFound/),
      $metadata: { httpStatusCode: 404 },
    });
    expect(await state('mine')).toBeDefined();
    await cloudWatch.send(new DeleteAlarmsCommand({ AlarmNames: ['mine'] }));
    expect(await state('mine')).toBeUndefined();
  });

  it('are not found when nobody knows the name', async () => {
    await expect(
      cloudWatch.send(
        new SetAlarmStateCommand({
          AlarmName: 'nobody',
          StateValue: 'OK',
          StateReason: 'x',
        }),
      ),
    ).rejects.toMatchObject({
      name: expect.stringMatching(/^ResourceNotFound/),
    });
  });

  it('are listed by prefix and state, one per page', async () => {
    const one = await startAws({
      estate: undefined,
      handler: { pageLimit: 1 },
    });
    const client = new CloudWatchClient(one.client());
    for (const name of ['b', 'a']) {
      one.cloud.alarms.put(
        { account: ACCOUNT, region: REGION },
        {
          ...one.cloud.alarms.list({ account: ACCOUNT, region: REGION })[0]
            .definition,
          name: `extra-${name}`,
        },
        one.clock.now(),
      );
    }
    const names: (string | undefined)[] = [];
    for await (const page of paginateDescribeAlarms(
      { client },
      { AlarmNamePrefix: 'extra-' },
    )) {
      names.push(page.MetricAlarms?.[0].AlarmName);
    }
    expect(names).toEqual(['extra-a', 'extra-b']);
    const { MetricAlarms } = await client.send(
      new DescribeAlarmsCommand({ StateValue: 'OK' }),
    );
    expect(MetricAlarms).toEqual([]);
    client.destroy();
    await one.stop();
  });

  it('refuse a grain finer than the metrics have, and metric math', async () => {
    await expect(put({ Period: 10 })).rejects.toMatchObject({
      name: 'ValidationException',
    });
    await expect(
      put({ DatapointsToAlarm: 2, EvaluationPeriods: 1 }),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(put({ ExtendedStatistic: 'p99' })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});
