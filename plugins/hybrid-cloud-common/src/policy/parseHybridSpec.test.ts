import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { entity, minimal, problemsOf, workloadOf } from './__testUtils__/specs';
import { HybridEntity, parseHybridSpec } from './parseHybridSpec';

describe('parseHybridSpec', () => {
  it('answers none for what is not a hybrid component', () => {
    expect(
      parseHybridSpec({ kind: 'Component', metadata: { name: 'a' } }),
    ).toEqual({ kind: 'none' });
    expect(parseHybridSpec({ ...entity({}), kind: 'API' })).toEqual({
      kind: 'none',
    });
  });

  it('fills in every default, and every mode is observe', () => {
    const workload = workloadOf(minimal());
    expect(workload.policy).toEqual({
      burst: {
        mode: 'observe',
        at: 0.8,
        full: 0.9,
        release: 0.6,
        holdTicks: 3,
      },
      failover: { mode: 'observe', badOf: [2, 3], approvals: 1 },
      failback: { mode: 'observe', holdMinutes: 15 },
      schedule: undefined,
      limits: {
        maxSwitchesPerHour: 4,
        blockMinutes: 15,
        minCapacityRatio: 0.8,
        maxStep: 0.5,
        approvalMinutes: 15,
      },
    });
    expect(workload.ref).toBe('component:default/course-registration');
    expect(workload.owner).toBe('group:default/enrolment');
  });

  it.each([
    ['group:default/enrolment', 'group:default/enrolment'],
    ['user:minji', 'user:default/minji'],
    ['school/enrolment', 'group:school/enrolment'],
    [42, 'group:default/unknown'],
  ])('reads owner %s as %s', (owner, expected) => {
    const parsed = parseHybridSpec(entity({ sites: [] }, owner));
    expect(parsed).toMatchObject({ kind: 'invalid', owner: expected });
  });

  it('keeps a workload whose switch cannot be set in observe, and says so', () => {
    const parsed = parseHybridSpec(
      entity({
        ...minimal(),
        traffic: { switch: 'route53-failover', zone: 'Z1' },
        policy: { failover: { mode: 'auto' } },
      }),
    );
    if (parsed.kind !== 'ok') throw new Error('not ok');
    expect(parsed.workload.policy.failover.mode).toBe('observe');
    expect(parsed.workload.traffic).toEqual({
      kind: 'route53-failover',
      settings: { zone: 'Z1' },
    });
    expect(parsed.warnings.map(w => w.path)).toContain(
      'spec.hybrid.traffic.switch',
    );
  });

  const withPolicy = (policy: unknown) => ({ ...minimal(), policy });

  it('takes fractions of a minute', () => {
    const { policy } = workloadOf(
      withPolicy({ failback: { holdMinutes: 0.5 } }),
    );
    expect(policy.failback.holdMinutes).toBe(0.5);
  });

  it('names every mistake at once', () => {
    const paths = problemsOf({
      ...minimal(),
      criticality: 9,
      policy: { burst: { at: 2 }, nonsense: 1 },
    }).map(p => p.path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'spec.hybrid.criticality',
        'spec.hybrid.policy.burst.at',
        'spec.hybrid.policy.nonsense',
      ]),
    );
  });

  it('never throws, whatever stands in the YAML', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const parsed = parseHybridSpec(entity(value));
        expect(['ok', 'invalid']).toContain(parsed.kind);
        expect(JSON.stringify(parsed)).not.toMatch(/undefined|NaN|\[object/);
      }),
    );
  });

  const folder = resolve(__dirname, '../../../../catalog/components');
  it.each(readdirSync(folder))('reads the demo component %s', file => {
    const demo: HybridEntity = parse(
      readFileSync(resolve(folder, file), 'utf8'),
    );
    expect(parseHybridSpec(demo)).toMatchObject({
      kind: 'ok',
      warnings: expect.anything(),
    });
  });
});
