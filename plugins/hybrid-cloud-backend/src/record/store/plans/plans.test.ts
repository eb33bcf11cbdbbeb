import { Plan } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { buildWorkload } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { Knex } from 'knex';
import { databases, migratedDatabase } from '../../../__testUtils__/databases';
import { buildStoredPlan } from '../../../__testUtils__/plans';
import { listAudit, verifyAudit } from '../../audit';
import {
  expirePlans,
  insertPlan,
  listPlans,
  moveStep,
  readOpenPlans,
  readPlan,
  readStepCalls,
  transitionPlan,
  voteOnPlan,
} from '.';

const now = Date.UTC(2026, 2, 2);
const approvers = ['user:default/joon', 'user:default/sora'];

describe.each(databases.eachSupportedId())('plans on %s', databaseId => {
  let database: Knex;
  beforeEach(async () => {
    database = await migratedDatabase(databaseId);
  });
  afterEach(async () => {
    await database.destroy();
  });

  async function stored(overrides: Partial<Plan> = {}): Promise<Plan> {
    const plan = buildStoredPlan({ now, ...overrides });
    expect(await insertPlan(database, plan)).toEqual({ kind: 'inserted' });
    return plan;
  }

  const vote = (plan: Plan, by: string, overrides = {}) =>
    voteOnPlan(database, {
      id: plan.id,
      by,
      verdict: 'approved',
      digest: plan.digest,
      now: now + 1_000,
      ...overrides,
    });

  const cancel = (plan: Plan, at = now + 1_000) =>
    transitionPlan(database, {
      id: plan.id,
      from: ['awaiting-approval'],
      to: 'cancelled',
      now: at,
      actor: 'user:default/minji',
      event: 'plan.cancelled',
    });

  /** Four ways of deciding one plan; each answers whether it was the one that did. */
  const contendersFor = (plan: Plan) => [
    async () => (await vote(plan, approvers[0])).kind === 'decided',
    async () =>
      (await vote(plan, approvers[1], { verdict: 'rejected' })).kind ===
      'decided',
    async () =>
      (await expirePlans(database, { now: now + 1_001 })).length === 1,
    async () => cancel(plan),
  ];

  it('reads back what was written', async () => {
    const plan = await stored({ requestReason: 'because' });
    expect(await readPlan(database, plan.id)).toEqual(
      JSON.parse(JSON.stringify(plan)),
    );
    expect(await readPlan(database, 'nothing')).toBeUndefined();
  });

  it('rule 21: one plan in flight per workload', async () => {
    const first = await stored();
    expect(await insertPlan(database, buildStoredPlan({ now }))).toEqual({
      kind: 'one-open-already',
    });
    await stored({ workloadRef: 'component:default/other' });
    await cancel(first);
    await stored();
    expect([...(await readOpenPlans(database)).keys()].sort()).toEqual([
      'component:default/course-registration',
      'component:default/other',
    ]);
  });

  it('rule 21: of many that insert at the same time one succeeds', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () =>
        insertPlan(database, buildStoredPlan({ now })),
      ),
    );
    expect(outcomes.filter(o => o.kind === 'inserted')).toHaveLength(1);
    expect((await verifyAudit(database)).entries).toBe(1);
  });

  it('rule 26: a state nobody knows is refused at the database edge', async () => {
    const plan = await stored();
    await database('plan')
      .where({ id: plan.id })
      .update({ state: 'half-done' });
    await expect(readPlan(database, plan.id)).rejects.toThrow(
      `stored state of plan ${plan.id} cannot be read`,
    );
  });

  it('rule 28: approval is bound to the digest', async () => {
    const plan = await stored();
    const digest = 'e'.repeat(64);
    expect(await vote(plan, approvers[0], { digest })).toEqual({
      kind: 'too-late',
    });
    expect((await readPlan(database, plan.id))?.approvals).toEqual([]);
  });

  it('rule 28: expiry means no, to the millisecond', async () => {
    const plan = await stored();
    const late = { now: plan.expiresAt };
    expect(await vote(plan, approvers[0], late)).toEqual({ kind: 'too-late' });
    expect(
      await expirePlans(database, { now: plan.expiresAt - 1 }),
    ).toHaveLength(0);
    expect(await expirePlans(database, { now: plan.expiresAt })).toEqual([
      { id: plan.id, workloadRef: plan.workloadRef },
    ]);
    expect((await readPlan(database, plan.id))?.state).toBe('expired');
  });

  it('rule 28: quorum counts people, each once', async () => {
    const plan = await stored({ approvalsNeeded: 2 });
    expect(await vote(plan, approvers[0])).toEqual({
      kind: 'counted',
      missing: 1,
    });
    expect(await vote(plan, approvers[0])).toEqual({ kind: 'already-voted' });
    expect((await readPlan(database, plan.id))?.state).toBe(
      'awaiting-approval',
    );
    expect(await vote(plan, approvers[1])).toEqual({ kind: 'decided' });
    expect((await readPlan(database, plan.id))?.state).toBe('approved');
  });

  it('rule 28: two who complete the quorum at the same time do complete it', async () => {
    for (let round = 0; round < 10; round += 1) {
      const plan = await stored({
        approvalsNeeded: 2,
        workloadRef: `component:default/w${round}`,
      });
      const outcomes = await Promise.all(approvers.map(by => vote(plan, by)));
      expect(outcomes.map(o => o.kind).sort()).toEqual(['counted', 'decided']);
      expect((await readPlan(database, plan.id))?.state).toBe('approved');
    }
  });

  it('rule 28: of approve, reject, expire and cancel exactly one wins', async () => {
    const winners = new Set<string>();
    for (let round = 0; round < 24; round += 1) {
      const plan = await stored({
        workloadRef: `component:default/w${round}`,
        expiresAt: now + 1_001,
      });
      const contenders = contendersFor(plan);
      // Another one starts first in each round.
      const order = contenders.map((_, i) => contenders[(i + round) % 4]);
      const won = await Promise.all(order.map(contend => contend()));
      expect(won.filter(Boolean)).toHaveLength(1);
      const after = await readPlan(database, plan.id);
      winners.add(after?.state ?? 'gone');
      expect(['approved', 'rejected', 'expired', 'cancelled']).toContain(
        after?.state,
      );
      const { items } = await listAudit(database, {
        planId: plan.id,
        limit: 10,
      });
      expect(items.map(i => i.event)).toEqual([
        `plan.${after?.state}`,
        'plan.created',
      ]);
    }
    expect(winners.size).toBeGreaterThan(1);
    expect((await verifyAudit(database)).intact).toBe(true);
  });

  it('rule 27: a step moves only from where it is, only while the plan executes, and counts its calls', async () => {
    const plan = await stored({ state: 'approved' });
    const intend = (at: number) =>
      moveStep(database, {
        planId: plan.id,
        index: 0,
        from: ['waiting', 'intended'],
        to: 'intended',
        now: at,
        event: 'step.intended',
      });
    expect(await intend(now)).toBe(false);
    await transitionPlan(database, {
      id: plan.id,
      from: ['approved'],
      to: 'executing',
      now,
      actor: 'portal',
      event: 'plan.executing',
    });
    expect(await intend(now + 1)).toBe(true);
    expect(await intend(now + 2)).toBe(true);
    const [step] = (await readPlan(database, plan.id))?.steps ?? [];
    expect(step).toMatchObject({ state: 'intended', intendedAt: now + 1 });
    expect(await readStepCalls(database, { planId: plan.id, index: 0 })).toBe(
      2,
    );
  });

  it('lists newest first, by workload and state', async () => {
    const old = await stored({ createdAt: now - 1_000 });
    await cancel(old);
    const young = await stored();
    const other = await stored({
      workloadRef: 'component:default/other',
      createdAt: now + 5,
    });
    const ids = async (options: object) =>
      (await listPlans(database, { limit: 10, ...options })).map(p => p.id);
    expect(await ids({})).toEqual([other.id, young.id, old.id]);
    expect(await ids({ workloadRef: buildWorkload().ref })).toEqual([
      young.id,
      old.id,
    ]);
    expect(await ids({ states: ['cancelled'] })).toEqual([old.id]);
    expect(await ids({ limit: 1 })).toEqual([other.id]);
  });
});
