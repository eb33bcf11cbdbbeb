import fc from 'fast-check';
import { Reading } from '../../model';
import {
  buildObservation,
  exampleWorkload,
  EXAMPLE_NOW,
  failed,
  fresh,
  missing,
  stale,
} from '../../testUtils';
import { ageLimits, DEFAULT_MAX_AGE_SECONDS } from './ageLimits';
import { ageObservation } from './ageObservation';
import { ageSeconds, freshValue, isFresh, withAge } from './freshness';
import { unmetNeeds } from './Need';

const NOW = EXAMPLE_NOW;

describe('rule 1: missing is never zero', () => {
  it.each<[string, Reading]>([
    ['stale', stale(7, 'count', NOW)],
    ['missing', missing('count')],
    ['error', failed('count', 'forbidden')],
  ])('%s has no value that an action may rest on', (_, reading) => {
    expect(isFresh(reading)).toBe(false);
    expect(freshValue(reading)).toBeUndefined();
  });

  it('zero is a value', () => {
    expect(freshValue(fresh(0, 'count'))).toBe(0);
  });

  it('nothing at all is not fresh either', () => {
    expect(isFresh(undefined)).toBe(false);
  });
});

describe('rule 2: each kind has its own age limit', () => {
  it.each([
    [20_000, { state: 'fresh', value: 1 }],
    [20_001, { state: 'stale', value: 1, maxAgeSeconds: 20 }],
  ])('after %i ms of 20 s it is %j', (age, expected) => {
    const reading = withAge(fresh(1, 'count', NOW - age), 20, NOW);
    expect(reading).toMatchObject(expected);
  });

  it('never makes anything fresh', () => {
    const old = stale(1, 'count', NOW);
    expect(withAge(old, 1e9, NOW)).toBe(old);
    const none = missing('count');
    expect(withAge(none, 1e9, NOW)).toBe(none);
  });

  it('a reading from a clock that is ahead has age 0', () => {
    expect(ageSeconds({ observedAt: NOW + 500 }, NOW)).toBe(0);
    expect(ageSeconds({ observedAt: NOW - 1500 }, NOW)).toBe(1.5);
  });

  it('own limits take the place of the defaults, kind by kind', () => {
    expect(ageLimits({ 'replication-lag': 300 })).toEqual({
      ...DEFAULT_MAX_AGE_SECONDS,
      'replication-lag': 300,
    });
  });

  it.each([
    [0, []],
    [
      21,
      [
        'configured',
        'placement',
        'targets',
        'probe',
        'target-health',
        'cluster',
        'effective',
      ],
    ],
    [31, ['queue']],
    [61, ['cpu', 'memory', 'state']],
    [121, ['lag']],
    [181, ['observed', 'requests']],
  ])('%i s later these have grown stale as well: %j', (seconds, added) => {
    const workload = exampleWorkload();
    const order = [
      [
        21,
        [
          'configured',
          'placement',
          'targets',
          'probe',
          'target-health',
          'cluster',
          'effective',
        ],
      ],
      [31, ['queue']],
      [61, ['cpu', 'memory', 'state']],
      [121, ['lag']],
      [181, ['observed', 'requests']],
    ] as const;
    const expected = order
      .filter(([at]) => at <= seconds)
      .flatMap(([, a]) => a);
    const aged = ageObservation({
      observation: buildObservation({ workload }),
      limits: DEFAULT_MAX_AGE_SECONDS,
      now: NOW + seconds * 1000,
    });
    const { onprem } = aged.sites;
    const states: Record<string, string | undefined> = {
      configured: aged.split.configured.state,
      effective: aged.split.effective.state,
      observed: aged.split.observed.state,
      requests: aged.requestsPerSecond.state,
      placement: onprem.placement.state,
      targets: onprem.targets.state,
      cpu: onprem.cpu.state,
      memory: onprem.memory.state,
      ...Object.fromEntries(
        onprem.witnesses.map(w => [w.kind, w.reading.state]),
      ),
      state: aged.replication?.state.state,
      lag: aged.replication?.lag.state,
      queue: aged.queue?.depth.state,
    };
    const found = Object.keys(states).filter(k => states[k] === 'stale');
    expect(found.sort()).toEqual([...expected].sort());
    expect(expected).toEqual(expect.arrayContaining(added));
  });

  it('ageing twice is ageing once', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), (a, b) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)];
        const age = (
          observation: ReturnType<typeof buildObservation>,
          s: number,
        ) =>
          ageObservation({
            observation,
            limits: DEFAULT_MAX_AGE_SECONDS,
            now: NOW + s * 1000,
          });
        const seen = buildObservation({ workload: exampleWorkload() });
        expect(age(age(seen, first), second)).toEqual(age(seen, second));
      }),
      { numRuns: 50 },
    );
  });
});

describe('unmetNeeds', () => {
  const observation = buildObservation({ workload: exampleWorkload() });

  it('is empty when all are fresh', () => {
    const needs = (
      ['cpu', 'memory', 'placement', 'target-health'] as const
    ).map(reading => ({ reading, site: 'aws' }));
    expect(
      unmetNeeds({
        observation,
        now: NOW,
        needs: [
          ...needs,
          { reading: 'configured-split' },
          { reading: 'observed-split' },
          { reading: 'replication-lag' },
          { reading: 'replication-state' },
          { reading: 'queue-depth' },
        ],
      }),
    ).toEqual([]);
  });

  it('names what is not there at all', () => {
    const needs = [{ reading: 'cpu', site: 'moon' }] as const;
    expect(unmetNeeds({ observation, now: NOW, needs })).toEqual([
      {
        code: 'reading-not-fresh',
        params: {
          reading: 'cpu',
          site: 'moon',
          state: 'missing',
          ageSeconds: 0,
          source: '',
        },
      },
    ]);
  });
});
