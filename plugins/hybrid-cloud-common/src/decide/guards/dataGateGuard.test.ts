import { buildObservation, ObservationFacts } from '../../testUtils';
import { AWAY, guardOf, look, workload } from '../__testUtils__/guardInputs';

describe('rules 12 and 18: data-gate, replication direction x move direction', () => {
  const towards = (
    site: 'onprem' | 'aws',
    data: object | undefined,
    facts: Partial<ObservationFacts> = {},
  ) => {
    const target = {
      ...workload,
      data: data && { ...workload.data, ...data },
    } as typeof workload;
    const weights = site === 'aws' ? { onprem: 100, aws: 0 } : AWAY;
    const observation = buildObservation({
      workload: target,
      weights,
      sites: { aws: { ready: 9, healthyTargets: 9 } },
      ...facts,
    });
    return guardOf('data-gate', site === 'aws' ? 'failover' : 'failback', {
      workload: target,
      observation,
    });
  };
  const forth = { kind: 'dump' as const, from: 'aws', to: 'onprem' };
  const back = { kind: 'dump' as const, from: 'onprem', to: 'aws' };

  it.each([
    ['aws' as const, undefined, {}, 'pass', 'no-data'],
    [
      'aws' as const,
      { writer: 'aws', replication: forth },
      { lagSeconds: 9999 },
      'pass',
      'writer',
    ],
    [
      'onprem' as const,
      { writer: 'aws', replication: forth },
      { lagSeconds: 30 },
      'pass',
      'in-sync',
    ],
    [
      'onprem' as const,
      { writer: 'aws', replication: forth },
      { lagSeconds: 30.1 },
      'refuse',
      'behind',
    ],
    [
      'aws' as const,
      { writer: 'onprem', replication: back },
      { lagSeconds: 4 },
      'pass',
      'in-sync',
    ],
    [
      'aws' as const,
      { writer: 'onprem', replication: back },
      { lagSeconds: 31 },
      'refuse',
      'behind',
    ],
    [
      'aws' as const,
      { writer: 'onprem', replication: forth },
      { lagSeconds: 0 },
      'refuse',
      'wrong-direction',
    ],
    [
      'onprem' as const,
      { writer: 'aws', replication: back },
      { lagSeconds: 0 },
      'refuse',
      'wrong-direction',
    ],
    [
      'aws' as const,
      { writer: 'onprem', replication: undefined },
      {},
      'refuse',
      'no-replication',
    ],
    [
      'onprem' as const,
      { writer: 'aws', replication: forth },
      { lagSeconds: 0, replicationState: 'stopped' as const },
      'refuse',
      'not-running',
    ],
    [
      'onprem' as const,
      { writer: 'aws', replication: forth },
      { lagSeconds: 0, replicationState: 'starting' as const },
      'refuse',
      'not-running',
    ],
    [
      'onprem' as const,
      { writer: 'aws', replication: forth },
      { lagSeconds: 0, replicationState: 'unknown' as const },
      'inconclusive',
      'state-unknown',
    ],
  ])('towards %s with %j and %j: %s, %s', (site, data, facts, verdict, why) => {
    expect(towards(site, data, facts)).toMatchObject({
      verdict,
      params: { why },
    });
  });

  it.each([
    ['lag', 'lag-unknown'],
    ['state', 'state-unknown'],
  ] as const)('unknown %s is not safe', (field, why) => {
    const seen = look({ weights: AWAY });
    if (!seen.replication) throw new Error('no replication');
    const reading = seen.replication[field];
    const replication = {
      ...seen.replication,
      [field]: { ...reading, state: 'missing', reason: 'none' },
    } as typeof seen.replication;
    expect(
      guardOf('data-gate', 'failback', {
        observation: { ...seen, replication },
      }),
    ).toMatchObject({ verdict: 'inconclusive', params: { why } });
  });
});
