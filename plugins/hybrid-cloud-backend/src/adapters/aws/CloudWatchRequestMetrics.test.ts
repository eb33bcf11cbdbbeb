import { ARNS } from '@hybrid-cloud-portal/local-cloud/testing';
import { PortError } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { buildWorkload } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { Cached } from '../shared/CachedReader';
import {
  CloudWatchRequestMetrics,
  requestSnapshot,
} from './CloudWatchRequestMetrics';
import { MetricSeries } from './MetricReader';
import { setUpAws, signal, TRAFFIC, WORKLOAD } from './__testUtils__/setUpAws';

const MINUTE = 60_000;

describe('requests over the wire', () => {
  let t: Awaited<ReturnType<typeof start>>;

  async function start(options: Parameters<typeof setUpAws>[0] = {}) {
    const set = await setUpAws(options);
    const requests = new CloudWatchRequestMetrics(set.shared);
    const { aws } = set;
    return {
      ...set,
      /** One minute of requests, one record a second. */
      minute: (counts: Record<string, number>) => {
        for (let second = 0; second < 60; second += 1) {
          for (const [targetGroupArn, count] of Object.entries(counts)) {
            aws.cloud.recordRequests({
              ruleArn: ARNS.rule,
              targetGroupArn,
              at: aws.clock.now(),
              count,
              target5xx: 0,
              meanLatencySeconds: 0.05,
            });
          }
          aws.pass(1_000);
        }
      },
      look: async () => {
        const all = await requests.observe({
          workloads: [WORKLOAD],
          signal: signal(),
        });
        const snapshot = all.get(WORKLOAD.ref);
        if (!snapshot) throw new Error('no snapshot');
        return snapshot;
      },
      requests,
    };
  }

  beforeEach(async () => {
    t = await start();
  });
  afterEach(() => t.stop());

  it('gives the shares and the rate of the newest whole minute', async () => {
    t.minute({ [ARNS.home]: 4, [ARNS.cloud]: 6 });
    const end = t.aws.clock.now();
    t.aws.pass(40_000);
    expect(await t.look()).toEqual({
      observed: {
        state: 'fresh',
        value: { onprem: 0.4, aws: 0.6 },
        unit: 'ratio',
        source: 'cloudwatch:RequestCount',
        observedAt: end,
      },
      requestsPerSecond: expect.objectContaining({
        state: 'fresh',
        value: 10,
        observedAt: end,
      }),
    });
  });

  it('rule 1: without datapoints it is missing, not zero', async () => {
    const { observed, requestsPerSecond } = await t.look();
    expect(observed.state).toBe('missing');
    expect(requestsPerSecond.state).toBe('missing');
  });

  it('rule 1: a drained group has no share, once the minute has settled', async () => {
    t.minute({ [ARNS.home]: 4, [ARNS.cloud]: 6 });
    t.minute({ [ARNS.cloud]: 10 });
    t.aws.pass(40_000);
    // Not settled: the other group may still be late.
    expect((await t.look()).observed).toMatchObject({
      value: { onprem: 0.4, aws: 0.6 },
    });
    t.aws.pass(30_000);
    expect((await t.look()).observed).toMatchObject({ value: { aws: 1 } });
  });

  it('asks CloudWatch at most once in 30 s', async () => {
    await t.look();
    t.aws.cloud.setApiFault('monitoring', 'break');
    t.aws.pass(29_000);
    expect((await t.look()).observed.state).toBe('missing');
    t.aws.pass(1_000);
    expect((await t.look()).observed).toMatchObject({ error: 'unreachable' });
  });

  it('reads every page, and more than 500 queries in several calls', async () => {
    await t.stop();
    t = await start({ aws: { handler: { pageLimit: 1 } } });
    t.minute({ [ARNS.home]: 1, [ARNS.cloud]: 3 });
    t.aws.pass(40_000);
    const fleet = Array.from({ length: 300 }, (_, i) =>
      buildWorkload({
        name: `service-${i}`,
        traffic: {
          ...TRAFFIC,
          targetGroups: { ...TRAFFIC.targetGroups, spare: `${ARNS.spare}${i}` },
        },
      }),
    );
    const all = await t.requests.observe({
      workloads: [...fleet, WORKLOAD],
      signal: signal(),
    });
    expect(all.size).toBe(301);
    expect(all.get(WORKLOAD.ref)?.observed).toMatchObject({
      value: { onprem: 0.25, aws: 0.75 },
    });
  });

  it('rule 3: throttled and denied are errors', async () => {
    t.aws.cloud.setApiFault('monitoring', 'throttle');
    expect((await t.look()).observed).toMatchObject({ error: 'throttled' });
  });
});

describe('judging the minutes of several groups', () => {
  const at = 10 * MINUTE;
  const known = (entries: [number, number][]) => ({
    ok: true as const,
    at,
    value: new Map(entries),
  });

  it('rule 1: one group that could not be read makes the whole unknown', () => {
    const error = new PortError({
      kind: 'unreachable',
      message: 'PartialData',
    });
    const snapshot = requestSnapshot(
      new Map<string, Cached<MetricSeries>>([
        ['onprem', { ok: false as const, error, at }],
        ['aws', known([[at - 3 * MINUTE, 60]])],
      ]),
      at,
    );
    expect(snapshot.observed).toMatchObject({ state: 'error' });
  });

  it('a minute of zeroes has shares of zero, which was said', () => {
    const snapshot = requestSnapshot(
      new Map([
        ['onprem', known([[at - MINUTE, 0]])],
        ['aws', known([[at - MINUTE, 0]])],
      ]),
      at,
    );
    expect(snapshot.observed).toMatchObject({ value: { onprem: 0, aws: 0 } });
    expect(snapshot.requestsPerSecond).toMatchObject({ value: 0 });
  });

  it('does not judge a minute that is not over', () => {
    const snapshot = requestSnapshot(
      new Map([
        [
          'onprem',
          known([
            [at - MINUTE / 2, 3],
            [at - 1.5 * MINUTE, 30],
          ]),
        ],
        [
          'aws',
          known([
            [at - MINUTE / 2, 3],
            [at - 1.5 * MINUTE, 90],
          ]),
        ],
      ]),
      at,
    );
    expect(snapshot.observed).toMatchObject({
      value: { onprem: 0.25, aws: 0.75 },
    });
  });
});
