import {
  CloudWatchClient,
  GetMetricDataCommand,
  GetMetricDataCommandInput,
  ListMetricsCommand,
  MetricDataQuery,
  paginateGetMetricData,
  paginateListMetrics,
} from '@aws-sdk/client-cloudwatch';
import { StartedAws, startAws } from '../../testing/startAws';
import { ACCOUNT, ARNS, REGION } from '../../testing/testEstate';

const MINUTE = 60_000;
const LoadBalancer = 'app/shop/50dc6c495c0c9188';
const TargetGroup = 'targetgroup/shop-home/73e2d6bc24d8a067';

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

function requests(count: number, target5xx = 0, started = aws): void {
  started.cloud.recordRequests({
    ruleArn: ARNS.rule,
    targetGroupArn: ARNS.home,
    at: started.clock.now(),
    count,
    target5xx,
    meanLatencySeconds: 0.2,
  });
}

function query(
  MetricName: string,
  dimensions: Readonly<Record<string, string>>,
  overrides: { Stat?: string; Period?: number; Namespace?: string } = {},
): MetricDataQuery {
  return {
    Id: MetricName.toLowerCase(),
    MetricStat: {
      Metric: {
        Namespace: overrides.Namespace ?? 'AWS/ApplicationELB',
        MetricName,
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({
          Name,
          Value,
        })),
      },
      Period: overrides.Period ?? 60,
      Stat: overrides.Stat ?? 'Sum',
    },
  };
}

function ask(
  queries: MetricDataQuery[],
  overrides: Partial<GetMetricDataCommandInput> = {},
) {
  return cloudWatch.send(
    new GetMetricDataCommand({
      MetricDataQueries: queries,
      StartTime: new Date(aws.clock.now() - 30 * MINUTE),
      EndTime: new Date(aws.clock.now() + MINUTE),
      ScanBy: 'TimestampAscending',
      ...overrides,
    }),
  );
}

const REQUESTS = () => query('RequestCount', { LoadBalancer });

describe('GetMetricData', () => {
  it('a minute is read when it is over and the delay has passed', async () => {
    const minute = aws.clock.now();
    requests(30);
    aws.pass(MINUTE + 29_750);
    expect((await ask([REQUESTS()])).MetricDataResults).toMatchObject([
      { Id: 'requestcount', Values: [], StatusCode: 'Complete' },
    ]);
    aws.pass(250);
    expect((await ask([REQUESTS()])).MetricDataResults).toMatchObject([
      { Timestamps: [new Date(minute)], Values: [30] },
    ]);
  });

  it('a longer delay of the metrics hides what was published', async () => {
    requests(30);
    aws.pass(3 * MINUTE);
    aws.cloud.setMetricsDelay(600);
    expect((await ask([REQUESTS()])).MetricDataResults?.[0].Values).toEqual([]);
  });

  it('counts flow with requests and host counts always: no datapoint is not 0', async () => {
    requests(10, 0);
    aws.pass(MINUTE);
    requests(10, 4);
    aws.pass(3 * MINUTE);
    const both = { LoadBalancer, TargetGroup };
    const { MetricDataResults } = await ask([
      query('RequestCount', both),
      query('HTTPCode_Target_5XX_Count', both),
      query('UnHealthyHostCount', both, { Stat: 'Maximum' }),
      query('HealthyHostCount', both, { Stat: 'Minimum' }),
      query('RequestCountPerTarget', { TargetGroup }),
      query('TargetResponseTime', both, { Stat: 'Average' }),
    ]);
    const values = Object.fromEntries(
      (MetricDataResults ?? []).map(each => [each.Id, each.Values]),
    );
    expect(values.requestcount).toEqual([10, 10]);
    expect(values.httpcode_target_5xx_count).toEqual([4]);
    expect(values.unhealthyhostcount).toEqual([0, 0, 0]);
    expect(values.healthyhostcount).toEqual([2, 2, 2]);
    expect(values.requestcountpertarget).toEqual([5, 5]);
    expect(values.targetresponsetime?.[0]).toBeCloseTo(0.2);
  });

  it('adds minutes up to the period asked for, newest first by default', async () => {
    for (const count of [1, 2, 3, 4]) {
      requests(count);
      aws.pass(MINUTE);
    }
    aws.pass(MINUTE);
    const sums = await ask([
      query('RequestCount', { LoadBalancer }, { Period: 120 }),
    ]);
    expect(sums.MetricDataResults?.[0].Values).toEqual([3, 7]);
    const newest = await ask([REQUESTS()], { ScanBy: undefined });
    expect(newest.MetricDataResults?.[0].Values).toEqual([4, 3, 2, 1]);
  });

  it("keeps a service's own metrics by their dimensions", async () => {
    const dimensions = {
      ReplicationInstanceIdentifier: 'shop-replication',
      ReplicationTaskIdentifier: 'SHOPCDC01',
    };
    for (const value of [3, 5]) {
      aws.cloud.recordMetric({
        account: ACCOUNT,
        region: REGION,
        namespace: 'AWS/DMS',
        name: 'CDCLatencyTarget',
        dimensions,
        at: aws.clock.now(),
        value,
      });
    }
    aws.pass(2 * MINUTE);
    const of = (Stat: string) =>
      ask([
        query('CDCLatencyTarget', dimensions, { Namespace: 'AWS/DMS', Stat }),
      ]).then(({ MetricDataResults }) => MetricDataResults?.[0].Values);
    expect(await of('Average')).toEqual([4]);
    expect(await of('Maximum')).toEqual([5]);
    expect(await of('Minimum')).toEqual([3]);
    expect(await of('SampleCount')).toEqual([2]);
  });

  it('forgets after three hours', async () => {
    requests(30);
    aws.pass(2 * MINUTE);
    aws.clock.advance(180 * MINUTE);
    const { MetricDataResults } = await ask([REQUESTS()], {
      StartTime: new Date(aws.clock.now() - 240 * MINUTE),
    });
    expect(MetricDataResults?.[0].Values).toEqual([]);
    const { Metrics } = await cloudWatch.send(
      new ListMetricsCommand({ MetricName: 'RequestCount' }),
    );
    expect(Metrics).toEqual([]);
  });

  it('pages by datapoints: the query that is cut says PartialData', async () => {
    const one = await startAws({ handler: { pageLimit: 1 } });
    for (const count of [1, 2]) {
      requests(count, 0, one);
      one.pass(MINUTE);
    }
    one.pass(MINUTE);
    const client = new CloudWatchClient(one.client());
    const pages: unknown[] = [];
    for await (const page of paginateGetMetricData(
      { client },
      {
        MetricDataQueries: [
          REQUESTS(),
          query('RequestCount', { LoadBalancer: 'app/none/0' }),
          query('RequestCountPerTarget', { TargetGroup }),
        ].map((each, index) => ({ ...each, Id: `q${index}` })),
        StartTime: new Date(one.clock.now() - 10 * MINUTE),
        EndTime: new Date(one.clock.now()),
        ScanBy: 'TimestampAscending',
      },
    )) {
      pages.push(
        page.MetricDataResults?.map(each => [
          each.Id,
          each.Values?.[0],
          each.StatusCode,
        ]),
      );
    }
    expect(pages).toEqual([
      [['q0', 1, 'PartialData']],
      [['q0', 2, 'Complete']],
      [
        ['q1', undefined, 'Complete'],
        ['q2', 0.5, 'PartialData'],
      ],
      [['q2', 1, 'Complete']],
    ]);
    client.destroy();
    await one.stop();
  });

  it('takes 500 queries and refuses 501', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        ...REQUESTS(),
        Id: `q${index}`,
      }));
    const { MetricDataResults } = await ask(many(500));
    expect(MetricDataResults).toHaveLength(500);
    await expect(ask(many(501))).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  it('a namespace that is set to fail answers InternalError, the others answer', async () => {
    aws.cloud.setApiFault('monitoring:AWS/DMS', 'break');
    const { MetricDataResults } = await ask([
      query('CDCLatencyTarget', {}, { Namespace: 'AWS/DMS' }),
      REQUESTS(),
    ]);
    expect(MetricDataResults?.map(each => each.StatusCode)).toEqual([
      'InternalError',
      'Complete',
    ]);
  });

  it.each([
    ['an expression', { Id: 'e', Expression: 'm1+m2' }],
    ['a percentile', query('TargetResponseTime', {}, { Stat: 'p99' })],
    ['a period of 90 s', query('RequestCount', {}, { Period: 90 })],
    ['an upper-case id', { ...query('RequestCount', {}), Id: 'Upper' }],
  ])('refuses %s and says so', async (_what, refused) => {
    await expect(ask([refused])).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(/\w/),
    });
  });

  it('leaves out a query with ReturnData false', async () => {
    const { MetricDataResults } = await ask([
      { ...REQUESTS(), ReturnData: false },
      { ...REQUESTS(), Id: 'shown' },
    ]);
    expect(MetricDataResults?.map(each => each.Id)).toEqual(['shown']);
  });
});

describe('ListMetrics', () => {
  it('filters by name and dimension, and pages', async () => {
    requests(10, 1);
    aws.pass(2 * MINUTE);
    const { Metrics } = await cloudWatch.send(
      new ListMetricsCommand({
        Namespace: 'AWS/ApplicationELB',
        MetricName: 'RequestCount',
        Dimensions: [{ Name: 'TargetGroup' }],
      }),
    );
    expect(Metrics).toMatchObject([
      { Dimensions: [{ Value: LoadBalancer }, { Value: TargetGroup }] },
    ]);
    const one = await startAws({ handler: { pageLimit: 1 } });
    requests(1, 0, one);
    one.pass(2 * MINUTE);
    const client = new CloudWatchClient(one.client());
    let listed = 0;
    for await (const page of paginateListMetrics({ client }, {})) {
      expect(page.Metrics).toHaveLength(1);
      listed += 1;
    }
    expect(listed).toBeGreaterThan(4);
    client.destroy();
    await one.stop();
  });
});
