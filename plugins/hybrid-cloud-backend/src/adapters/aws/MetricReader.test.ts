import { VirtualClock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { ScriptedAws } from './__testUtils__/ScriptedAws';
import { SCOPE, signal } from './__testUtils__/setUpAws';
import { AwsClients } from './AwsClients';
import { MetricQuery, MetricReader, newestDatapoint } from './MetricReader';
import { ReadBudgets } from './ReadBudgets';

const query = (name: string): MetricQuery => ({
  namespace: 'AWS/Test',
  name,
  dimensions: { Id: 'x' },
  stat: 'Sum',
});

describe('MetricReader', () => {
  let aws: ScriptedAws;
  let clients: AwsClients;
  let reader: MetricReader;
  let clock: VirtualClock;

  beforeEach(async () => {
    aws = new ScriptedAws();
    clients = await aws.clients();
    clock = new VirtualClock();
    const budgets = new ReadBudgets({ clock });
    reader = new MetricReader({ clients, budgets, clock });
  });
  afterEach(async () => {
    clients.destroy();
    await aws.close();
  });

  const minutesAgo = (minutes: number) => clock.now() / 1000 - minutes * 60;
  const result = (
    Id: string,
    StatusCode: string,
    points: [number, number][],
  ) => ({
    Id,
    StatusCode,
    Timestamps: points.map(([at]) => at),
    Values: points.map(([, value]) => value),
  });
  const page = (MetricDataResults: object[], NextToken?: string) => ({
    body: JSON.stringify({ MetricDataResults, NextToken }),
  });
  const read = (...names: string[]) =>
    reader.read(SCOPE, names.map(query), signal());

  it('puts the pages of a query together', async () => {
    aws.on('GetMetricData', call =>
      call === 1
        ? page([result('q0', 'PartialData', [[minutesAgo(2), 7]])], 'more')
        : page([result('q0', 'Complete', [[minutesAgo(3), 5]])]),
    );
    const [series] = await read('a');
    expect(series.ok && [...series.value.values()]).toEqual([7, 5]);
    expect(aws.seen).toEqual(['GetMetricData', 'GetMetricData']);
  });

  it.each([
    ['PartialData', 'unreachable'],
    ['InternalError', 'unreachable'],
    ['Forbidden', 'forbidden'],
  ])(
    'rule 1: a query that ends as %s says nothing, and only it',
    async (status, kind) => {
      aws.on('GetMetricData', () =>
        page([
          result('q0', status, [[minutesAgo(2), 7]]),
          result('q1', 'Complete', [[minutesAgo(2), 9]]),
        ]),
      );
      const [broken, whole] = await read('a', 'b');
      expect(broken).toMatchObject({ ok: false, error: { kind } });
      expect(whole.ok && newestDatapoint(whole.value, clock.now())).toEqual({
        value: 9,
        at: clock.now() - 60_000,
      });
    },
  );

  it('a query without datapoints has none, which is not zero', async () => {
    aws.on('GetMetricData', () => page([result('q0', 'Complete', [])]));
    const [series] = await read('a');
    expect(series.ok && newestDatapoint(series.value, clock.now())).toBe(
      undefined,
    );
  });

  it('a datapoint of a minute that is not over is not dated into the future', () => {
    const now = clock.now() + 20_000;
    const series = new Map([[clock.now(), 3]]);
    expect(newestDatapoint(series, now)).toEqual({ value: 3, at: now });
  });

  it('gives up with its signal', async () => {
    const [series] = await reader.read(
      SCOPE,
      [query('a')],
      AbortSignal.timeout(200),
    );
    expect(series).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  });
});
