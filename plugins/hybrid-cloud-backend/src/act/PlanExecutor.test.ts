import {
  Plan,
  Step,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { PortError } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import {
  buildWorkload,
  missingReading,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { Knex } from 'knex';
import { Portal } from '../__testUtils__/Portal';
import { databases, migratedDatabase } from '../__testUtils__/databases';
import { buildStoredPlan } from '../__testUtils__/plans';
import { listAudit, verifyAudit } from '../record/audit';
import { insertPlan, syncWorkloads, transitionPlan } from '../record/store';

const FAILOVER: readonly Step[] = [
  { kind: 'set-stickiness', before: 300, after: null },
  {
    kind: 'set-weights',
    before: { onprem: 40, aws: 60 },
    after: { onprem: 0, aws: 100 },
    emergency: true,
  },
];

const lost = new PortError({
  kind: 'unreachable',
  message: 'the connection broke',
  outcomeUnknown: true,
});
const throttled = new PortError({
  kind: 'throttled',
  message: 'Rate exceeded',
});

describe.each(databases.eachSupportedId())('PlanExecutor on %s', databaseId => {
  let database: Knex;
  let portal: Portal;
  let workload: Workload;
  beforeEach(async () => {
    database = await migratedDatabase(databaseId);
    portal = new Portal(database);
    workload = buildWorkload();
    portal.world.add(workload);
    portal.world.trafficSwitch.put(workload.ref, {
      ...portal.world.trafficSwitch.rule(workload.ref),
      stickinessSeconds: 300,
    });
    await portal.track(workload);
    portal.world.cutPower(workload);
    await portal.look();
  });
  afterEach(async () => {
    const { intact } = await verifyAudit(database);
    await database.destroy();
    if (!intact) throw new Error('the audit chain is broken');
  });

  /** An approved failover whose ground is as the world is now. */
  async function approved(
    stepList: readonly Step[] = FAILOVER,
    overrides: Partial<Plan> = {},
  ): Promise<Plan> {
    const plan = buildStoredPlan({
      now: portal.clock.now(),
      workload,
      stepList,
      state: 'approved',
      evidence: await portal.world.observe(workload),
      ...overrides,
    });
    expect(await insertPlan(database, plan)).toEqual({ kind: 'inserted' });
    return plan;
  }

  const calls = () => portal.world.trafficSwitch.log;
  const states = (plan: Plan) => plan.steps.map(step => step.state);
  const events = async (plan: Plan) =>
    (await listAudit(database, { planId: plan.id, limit: 100 })).items
      .map(entry => entry.event)
      .reverse();

  it('rules 27 and 30: intent, call, acceptance, read back, verified; then the next', async () => {
    const plan = await approved();
    const after = await portal.carryOut(plan.id, 4);
    expect(states(after)).toEqual(['verified', 'verified']);
    expect(after.state).toBe('verifying');
    expect(portal.world.weights(workload)).toEqual({ onprem: 0, aws: 100 });
    expect(calls().callsOf('setStickiness')).toHaveLength(1);
    expect(calls().callsOf('setWeights')).toHaveLength(1);
    expect(await events(plan)).toEqual([
      'plan.created',
      'plan.executing',
      'step.intended',
      'step.accepted',
      'step.verified',
      'step.intended',
      'step.accepted',
      'step.verified',
      'plan.verifying',
    ]);
  });

  it('rule 30: done when a count newer than the change agrees', async () => {
    const plan = await approved();
    await portal.carryOut(plan.id, 2);
    expect((await portal.plan(plan.id)).state).toBe('verifying');
    portal.clock.advance(60_000);
    portal.world.refresh(workload);
    const after = await portal.carryOut(plan.id);
    expect(after.state).toBe('succeeded');
    expect(after.outcome).toContain('requests agree');
    expect(after.endedAt).toBe(portal.clock.now());
  });

  it('rule 30: requests that never follow fail the plan, and say by how much', async () => {
    const plan = await approved();
    await portal.carryOut(plan.id, 2);
    portal.clock.advance(6 * 60_000);
    portal.world.requests.put(workload.ref, {
      observed: {
        state: 'fresh',
        value: { onprem: 0.3, aws: 0.7 },
        unit: 'ratio',
        source: 'fake',
        observedAt: portal.clock.now(),
      },
      requestsPerSecond: missingReading(
        'requests-per-second',
        portal.clock.now(),
      ),
    });
    const after = await portal.carryOut(plan.id);
    expect(after.state).toBe('failed');
    expect(after.outcome).toContain('aws got 70 % of the requests, not 100 %');
  });

  it('rule 1: no count at all is said, not taken for agreement or failure', async () => {
    const plan = await approved();
    portal.world.requests.reset();
    await portal.carryOut(plan.id, 2);
    portal.clock.advance(6 * 60_000);
    const after = await portal.carryOut(plan.id);
    expect(after.state).toBe('succeeded');
    expect(after.outcome).toContain('not counted after the change');
  });

  it('no change, no write: what is so already is skipped', async () => {
    const rule = portal.world.trafficSwitch.rule(workload.ref);
    portal.world.trafficSwitch.put(workload.ref, {
      ...rule,
      stickinessSeconds: undefined,
    });
    const plan = await approved(FAILOVER, {});
    await transitionPlan(database, {
      id: plan.id,
      from: ['approved'],
      to: 'executing',
      now: portal.clock.now(),
      actor: 'portal',
      event: 'plan.executing',
    });
    const after = await portal.carryOut(plan.id, 2);
    expect(states(after)).toEqual(['skipped', 'verified']);
    expect(calls().callsOf('setStickiness')).toHaveLength(0);
  });

  it('rule 28: an approval whose ground has changed is void', async () => {
    const plan = await approved();
    portal.world.trafficSwitch.drift(workload.ref, { onprem: 10, aws: 90 });
    const after = await portal.carryOut(plan.id);
    expect(after.state).toBe('superseded');
    expect(after.outcome).toContain('The approval is void');
    expect(calls().callsOf('setWeights')).toHaveLength(0);
  });

  it('rule 29: weights changed between two steps stop the plan', async () => {
    const plan = await approved();
    portal.hooks = {
      afterCall: ({ index }) => {
        if (index === 0) {
          portal.world.trafficSwitch.drift(workload.ref, {
            onprem: 10,
            aws: 90,
          });
        }
      },
    };
    portal.restart();
    const after = await portal.carryOut(plan.id);
    expect(after.state).toBe('failed');
    expect(after.outcome).toMatch(/^Step 2 of 2: .*10/);
    expect(calls().callsOf('setWeights')).toHaveLength(0);
  });

  it('rule 29: the end of what it was for stops the plan before traffic moves', async () => {
    const plan = await approved();
    portal.hooks = {
      afterCall: ({ index }) => {
        if (index === 0) portal.world.restorePower(workload);
      },
    };
    portal.restart();
    const after = await portal.carryOut(plan.id);
    expect(after.state).toBe('failed');
    expect(calls().callsOf('setWeights')).toHaveLength(0);
  });

  it('rule 31: a lost answer whose call took effect is found by reading, not called again', async () => {
    const plan = await approved();
    calls().nextError = {
      method: 'setWeights',
      error: lost,
      afterEffect: true,
    };
    const after = await portal.carryOut(plan.id, 4);
    expect(states(after)).toEqual(['verified', 'verified']);
    expect(after.steps[1].outcome).toContain('the answer to the call was lost');
    expect(calls().callsOf('setWeights')).toHaveLength(1);
  });

  it('rule 31: a lost answer whose call had no effect is called once more', async () => {
    const plan = await approved();
    calls().nextError = { method: 'setWeights', error: lost };
    const after = await portal.carryOut(plan.id, 4);
    expect(states(after)).toEqual(['verified', 'verified']);
    expect(calls().callsOf('setWeights')).toHaveLength(2);
  });

  it('rule 36: twice without effect is enough', async () => {
    const plan = await approved();
    portal.hooks = {
      afterIntent: ({ index }) => {
        if (index === 1) {
          calls().nextError = { method: 'setWeights', error: lost };
        }
      },
    };
    portal.restart();
    const after = await portal.carryOut(plan.id);
    expect(after.state).toBe('failed');
    expect(after.outcome).toContain('called 2 times without effect');
    expect(calls().callsOf('setWeights')).toHaveLength(2);
  });

  it('waiting is not failing: a throttled call is made again later', async () => {
    const plan = await approved();
    calls().nextError = { method: 'setWeights', error: throttled };
    const after = await portal.carryOut(plan.id, 4);
    expect(states(after)).toEqual(['verified', 'verified']);
    expect(await events(plan)).toContain('step.refused');
  });

  it('a call that is throttled for longer than the deadline fails the plan', async () => {
    const plan = await approved();
    portal.hooks = {
      afterIntent: ({ index }) => {
        if (index === 1) {
          calls().nextError = { method: 'setWeights', error: throttled };
        }
      },
    };
    portal.restart();
    const after = await portal.carryOut(plan.id, 500);
    expect(after.state).toBe('failed');
    expect(after.outcome).toContain('Rate exceeded');
  });

  it('a refusal for good fails the plan at once', async () => {
    const plan = await approved();
    calls().nextError = {
      method: 'setStickiness',
      error: new PortError({ kind: 'forbidden', message: 'AccessDenied' }),
    };
    const after = await portal.carryOut(plan.id, 2);
    expect(after.state).toBe('failed');
    expect(after.outcome).toContain('AccessDenied');
    expect(states(after)).toEqual(['failed', 'waiting']);
  });

  it('an error nobody foresaw leaves the outcome unknown: read first', async () => {
    const plan = await approved();
    calls().nextError = {
      method: 'setWeights',
      error: new TypeError('x is not a function'),
      afterEffect: true,
    };
    const after = await portal.carryOut(plan.id, 4);
    expect(states(after)).toEqual(['verified', 'verified']);
    expect(calls().callsOf('setWeights')).toHaveLength(1);
  });

  it('rule 2: stale never acts; it waits for a reading, then gives up and says why', async () => {
    const plan = await approved();
    await portal.parts.executor.turn('nobody', new AbortController().signal);
    portal.observations = {
      collect: async options => {
        const seen = await portal.world.collector.collect(options);
        return new Map(
          [...seen].map(([ref, observation]) => [
            ref,
            {
              ...observation,
              split: {
                ...observation.split,
                configured: missingReading(
                  'weights',
                  options.now,
                  'the rule could not be read',
                ),
              },
            },
          ]),
        );
      },
    };
    const waiting = await portal.carryOut(plan.id, 3);
    expect(waiting.state).toBe('executing');
    const after = await portal.carryOut(plan.id, 300);
    expect(after.state).toBe('failed');
    expect(after.outcome).toContain('the rule could not be read');
    expect(calls().callsOf('setStickiness')).toHaveLength(0);
  });

  it('a workload gone from the catalogue is not touched', async () => {
    const plan = await approved();
    await syncWorkloads(database, { workloads: [], now: portal.clock.now() });
    const after = await portal.carryOut(plan.id);
    expect(after.state).toBe('failed');
    expect(after.outcome).toContain('not in the catalogue');
  });
});
