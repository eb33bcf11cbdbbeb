import {
  Plan,
  Policy,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  buildPolicy,
  buildWorkload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { Knex } from 'knex';
import { Portal } from '../__testUtils__/Portal';
import { databases, migratedDatabase } from '../__testUtils__/databases';
import { verifyAudit } from '../record/audit';
import {
  listDecisions,
  readHistory,
  readWorkloadStates,
} from '../record/store';

const joon = 'user:default/joon';

describe.each(databases.eachSupportedId())('WorkloadLoop on %s', databaseId => {
  let database: Knex;
  let portal: Portal;
  beforeEach(async () => {
    database = await migratedDatabase(databaseId);
    portal = new Portal(database);
  });
  afterEach(async () => {
    const { intact } = await verifyAudit(database);
    await database.destroy();
    if (!intact) throw new Error('the audit chain is broken');
  });

  async function began(
    policy: Partial<Policy> = {},
    overrides: Partial<Workload> = {},
  ): Promise<Workload> {
    const workload = buildWorkload({
      policy: buildPolicy(policy),
      ...overrides,
    });
    portal.world.add(workload);
    await portal.track(workload);
    await portal.pass(15);
    return workload;
  }

  /** Power is cut and the site is seen lost often enough. */
  async function dark(workload: Workload): Promise<Plan> {
    portal.world.cutPower(workload);
    await portal.pass(10);
    const [plan] = await portal.plans();
    return plan;
  }

  const approve = (plan: Plan, by = joon) =>
    portal.parts.desk.approve({ plan, by, digest: plan.digest });

  it('writes what it sees and decides, and asks for nothing on a good day', async () => {
    const workload = await began();
    const [state] = await readWorkloadStates(database);
    expect(state.observation?.at).toBe(portal.clock.now());
    expect(state.decision).toMatchObject({
      kind: 'hold',
      diagnosis: { kind: 'healthy' },
    });
    expect(state.drift).toBeUndefined();
    expect(await portal.plans()).toEqual([]);
    expect(await listDecisions(database, { limit: 10 })).toHaveLength(1);
    expect(
      await readHistory(database, {
        workloadRef: workload.ref,
        from: 0,
        to: portal.clock.now(),
        maxPoints: 10_000_000,
      }),
    ).not.toHaveLength(0);
  });

  it('rule 10: one bad observation never switches, the second asks', async () => {
    const workload = await began();
    portal.world.cutPower(workload);
    await portal.pass(5);
    expect(await portal.plans()).toEqual([]);
    await portal.pass(5);
    const [plan] = await portal.plans();
    expect(plan).toMatchObject({
      state: 'awaiting-approval',
      requestedBy: 'policy',
      diagnosis: { kind: 'site-down', site: 'onprem' },
      proposal: { action: 'failover', after: { onprem: 0, aws: 100 } },
      approvalsNeeded: 1,
    });
    expect(plan.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(plan.expiresAt - plan.createdAt).toBe(15 * 60_000);
    expect(portal.moved.map(p => p.state)).toEqual(['awaiting-approval']);
  });

  it('a suspect is looked at again between two ticks, the others are not', async () => {
    const other = buildWorkload({ name: 'other' });
    portal.world.add(other);
    const workload = buildWorkload();
    portal.world.add(workload);
    await portal.track(workload, other);
    await portal.pass(15);
    portal.world.cutPower(workload);
    await portal.pass(5);
    portal.clock.advance(1_000);
    const report = await portal.look('suspects');
    expect(report).toEqual({ looked: 1, errors: [] });
    expect(await portal.plans()).toHaveLength(1);
  });

  it('rule 21: asks once while the plan waits', async () => {
    const plan = await dark(await began());
    await portal.pass(30);
    expect(await portal.plans()).toEqual([
      expect.objectContaining({ id: plan.id }),
    ]);
  });

  it('rule 28: expiry means no, and the still dark site is asked about anew', async () => {
    const plan = await dark(await began());
    await portal.pass(15 * 60 + 5, 60);
    const plans = await portal.plans();
    expect(plans.find(p => p.id === plan.id)?.state).toBe('expired');
    expect(plans[0]).toMatchObject({ state: 'awaiting-approval' });
    await expect(approve(plan)).rejects.toThrow(/cannot be approved any more/);
  });

  it('rule 28: a plan whose ground is gone is superseded, its approval refused', async () => {
    const workload = await began();
    const plan = await dark(workload);
    portal.world.restorePower(workload);
    await portal.pass(15);
    const after = await portal.plan(plan.id);
    expect(after.state).toBe('superseded');
    expect(after.outcome).toMatch(/onprem|on-prem|Machine|machine/i);
    await expect(approve(plan)).rejects.toThrow(/superseded/);
  });

  it('rule 28: weights changed by somebody else void the plan', async () => {
    const workload = await began();
    const plan = await dark(workload);
    portal.world.trafficSwitch.drift(workload.ref, { onprem: 20, aws: 80 });
    await portal.pass(5);
    const after = await portal.plan(plan.id);
    expect(after.state).toBe('superseded');
    expect(after.outcome).toContain('20');
  });

  it('a rejected move is not asked again at the next tick, but after the block time', async () => {
    const plan = await dark(await began());
    await portal.parts.desk.reject({
      plan,
      by: joon,
      digest: plan.digest,
      reason: 'we are testing the generator',
    });
    await portal.pass(60);
    expect(await portal.plans()).toHaveLength(1);
    await portal.pass(15 * 60, 60);
    expect(await portal.plans()).toHaveLength(2);
  });

  it('a rejected move is asked again when the site came back and went dark anew', async () => {
    const workload = await began();
    const plan = await dark(workload);
    await portal.parts.desk.reject({ plan, by: joon, digest: plan.digest });
    portal.world.restorePower(workload);
    await portal.pass(30);
    await dark(workload);
    await portal.pass(5);
    expect((await portal.plans()).map(p => p.state)).toEqual([
      'awaiting-approval',
      'rejected',
    ]);
  });

  it.each(['observe', 'advise'] as const)(
    'in mode %s nothing is asked and nothing done',
    async mode => {
      const policy = buildPolicy();
      const workload = await began({
        failover: { ...policy.failover, mode },
      });
      portal.world.cutPower(workload);
      await portal.pass(60);
      expect(await portal.plans()).toEqual([]);
      expect(portal.world.weights(workload)).toEqual({ onprem: 40, aws: 60 });
    },
  );

  it('without acting credentials nothing goes beyond advice', async () => {
    const workload = await began();
    portal.world.trafficSwitch.acting = false;
    portal.world.cutPower(workload);
    await portal.pass(30);
    expect(await portal.plans()).toEqual([]);
  });

  it('the main job: dark, approved, switched, recovered, held, back', async () => {
    const policy = buildPolicy();
    const workload = await began({
      failback: { ...policy.failback, holdMinutes: 2 },
    });
    const plan = await dark(workload);
    await approve(plan);
    expect(portal.woken).toEqual([plan.id]);
    const executed = await portal.carryOut(plan.id, 2);
    expect(portal.world.weights(workload)).toEqual({ onprem: 0, aws: 100 });
    expect(executed.state).toBe('verifying');
    portal.clock.advance(60_000);
    portal.world.refresh(workload);
    expect((await portal.carryOut(plan.id)).state).toBe('succeeded');

    portal.world.restorePower(workload);
    await portal.pass(60);
    expect(await portal.plans()).toHaveLength(1);
    await portal.pass(15 * 60, 10);
    const [back] = await portal.plans();
    expect(back).toMatchObject({
      state: 'awaiting-approval',
      proposal: { action: 'failback', after: { onprem: 40, aws: 60 } },
    });
    const [state] = await readWorkloadStates(database);
    expect(state.drift).toBeUndefined();
    await approve(back);
    await portal.carryOut(back.id, 30);
    expect(portal.world.weights(workload)).toEqual({ onprem: 40, aws: 60 });
  });

  it('in mode auto the plan is approved by the policy and carried out', async () => {
    const policy = buildPolicy();
    const workload = await began({
      failover: { ...policy.failover, mode: 'auto' },
    });
    const plan = await dark(workload);
    expect(plan).toMatchObject({ state: 'approved', approvalsNeeded: 0 });
    expect(portal.woken).toEqual([plan.id]);
    await portal.carryOut(plan.id, 3);
    expect(portal.world.weights(workload)).toEqual({ onprem: 0, aws: 100 });
  });

  it('rule 23: the master switch freezes automation', async () => {
    portal.automationEnabled = false;
    const policy = buildPolicy();
    const workload = await began({
      failover: { ...policy.failover, mode: 'auto' },
    });
    portal.world.cutPower(workload);
    await portal.pass(30);
    expect(portal.world.weights(workload)).toEqual({ onprem: 40, aws: 60 });
    expect(portal.woken).toEqual([]);
  });

  it('a restart remembers bad observations: m of n goes on', async () => {
    const workload = await began();
    portal.world.cutPower(workload);
    await portal.pass(5);
    portal.restart();
    await portal.pass(5);
    expect(await portal.plans()).toHaveLength(1);
  });

  it('rule 32: drift is shown with since when, and never undone', async () => {
    const workload = await began();
    portal.world.trafficSwitch.drift(workload.ref, { onprem: 50, aws: 50 });
    await portal.pass(5);
    const since = portal.clock.now();
    await portal.pass(20);
    portal.restart();
    await portal.pass(5);
    const [state] = await readWorkloadStates(database);
    expect(state.drift).toEqual({
      expected: { onprem: 40, aws: 60 },
      found: { onprem: 50, aws: 50 },
      since,
    });
    expect(portal.world.weights(workload)).toEqual({ onprem: 50, aws: 50 });
    portal.world.trafficSwitch.drift(workload.ref, { onprem: 40, aws: 60 });
    await portal.pass(5);
    expect((await readWorkloadStates(database))[0].drift).toBeUndefined();
  });

  it('rule 32: a service that the portal never moved may still have everything at home', async () => {
    const workload = await began();
    portal.world.trafficSwitch.drift(workload.ref, { onprem: 100, aws: 0 });
    await portal.pass(5);
    expect((await readWorkloadStates(database))[0].drift).toBeUndefined();
  });

  it('trouble with one workload is recorded there and stops no other', async () => {
    const [first, second, third] = ['a', 'b', 'c'].map(name =>
      buildWorkload({ name }),
    );
    [first, second, third].forEach(w => portal.world.add(w));
    await portal.track(first, second, third);
    portal.observations = {
      collect: async options => {
        const seen = new Map(await portal.world.collector.collect(options));
        seen.delete(second.ref);
        return seen;
      },
    };
    const report = await portal.look();
    expect(report.errors.map(e => e.ref)).toEqual([second.ref]);
    const states = await readWorkloadStates(database);
    expect(states.map(s => [s.name, Boolean(s.lastError)])).toEqual([
      ['a', false],
      ['b', true],
      ['c', false],
    ]);
    expect(states[2].observation).toBeDefined();
  });

  it('a look that throws is recorded for its workloads, and the next one is made', async () => {
    const workload = await began();
    portal.observations = {
      collect: async () => {
        throw new Error('the collector broke');
      },
    };
    portal.clock.advance(5_000);
    expect((await portal.look()).errors).toHaveLength(1);
    portal.observations = portal.world.collector;
    await portal.pass(5);
    const [state] = await readWorkloadStates(database);
    expect(state.observation?.at).toBe(portal.clock.now());
    expect(state.lastError).toBeUndefined();
    expect(state.ref).toBe(workload.ref);
  });

  it('no workload is looked at twice at a time', async () => {
    const workload = await began();
    let release = () => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    portal.observations = {
      collect: async options => {
        await held;
        return portal.world.collector.collect(options);
      },
    };
    const slow = portal.look();
    await Promise.resolve();
    expect(await portal.look()).toEqual({ looked: 0, errors: [] });
    release();
    expect((await slow).looked).toBe(1);
    expect(workload.ref).toBeDefined();
  });
});
