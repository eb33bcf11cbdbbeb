import { Decision } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  buildWorkload,
  missingReading,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { Knex } from 'knex';
import { databases, migratedDatabase } from '../../../__testUtils__/databases';
import { buildObservation } from '../../../__testUtils__/observations';
import {
  listDecisions,
  pruneHistory,
  readHistory,
  readRecentTicks,
} from '../history';
import {
  Look,
  TrackedWorkload,
  readWorkloadStates,
  saveLookErrors,
  saveLooks,
  syncWorkloads,
} from '.';

const now = Date.UTC(2026, 2, 2);
const MINUTE = 60_000;

describe.each(databases.eachSupportedId())('workloads on %s', databaseId => {
  let database: Knex;
  beforeEach(async () => {
    database = await migratedDatabase(databaseId);
  });
  afterEach(async () => {
    await database.destroy();
  });

  function tracked(overrides: Partial<TrackedWorkload> = {}): TrackedWorkload {
    const workload = buildWorkload(
      overrides.name ? { name: overrides.name } : {},
    );
    return {
      ref: workload.ref,
      name: workload.name,
      owner: workload.owner,
      criticality: 1,
      workload,
      problems: [],
      ...overrides,
    };
  }

  function look(of: TrackedWorkload, at: number, overrides = {}): Look {
    const workload = of.workload ?? buildWorkload();
    const decision: Decision = {
      kind: 'hold',
      workloadRef: of.ref,
      at,
      diagnosis: { kind: 'healthy' },
      reasons: [{ code: 'nothing-to-do', params: {} }],
    };
    return {
      tracked: of,
      observation: buildObservation({ workload, at }),
      decision,
      decisionChanged: false,
      past: {
        at,
        sites: [{ site: 'onprem', health: 'up', utilisation: 0.4 }],
      },
      keep: { verdicts: true, point: true },
      upSince: { onprem: at },
      ...overrides,
    };
  }

  const sync = (workloads: readonly TrackedWorkload[], at = now) =>
    syncWorkloads(database, { workloads, now: at });
  const state = async (ref = tracked().ref) =>
    (await readWorkloadStates(database, { refs: [ref] }))[0];

  it('a mistake in the spec keeps the last good policy, in observe', async () => {
    await sync([tracked()]);
    const problems = [
      { path: 'spec.hybrid.policy', value: '7', expected: 'a mapping' },
    ];
    await sync([tracked({ workload: undefined, problems })]);
    const found = await state();
    expect(found.problems).toEqual(problems);
    expect(found.workload?.traffic).toEqual(buildWorkload().traffic);
    expect(found.workload?.policy.failover.mode).toBe('observe');
    expect(found.workload?.policy.burst.mode).toBe('observe');
    await sync([tracked()]);
    expect((await state()).workload?.policy.failover.mode).toBe('approve');
  });

  it('a workload that was never valid is known, without a spec', async () => {
    await sync([
      tracked({
        workload: undefined,
        problems: [{ path: 'spec.hybrid', value: '', expected: 'sites' }],
      }),
    ]);
    expect((await state()).workload).toBeUndefined();
  });

  it('workloads gone from the catalogue are not listed, and come back as they were', async () => {
    const other = tracked({ name: 'other', criticality: 3 });
    await sync([other, tracked()]);
    await saveLooks(database, [look(other, now)]);
    expect((await readWorkloadStates(database)).map(s => s.name)).toEqual([
      'course-registration',
      'other',
    ]);
    await sync([tracked()]);
    expect(await state(other.ref)).toBeUndefined();
    await sync([tracked(), other]);
    expect((await state(other.ref)).observation?.at).toBe(now);
  });

  it('nodes of a cluster are stored once for all workloads on it, and read back whole', async () => {
    const all = [tracked(), tracked({ name: 'other' })];
    const looks = all.map(each => look(each, now));
    await sync(all);
    await saveLooks(database, looks);
    for (const {
      observation,
      tracked: { ref },
    } of looks) {
      expect((await state(ref)).observation).toEqual(observation);
    }
    const sets = await database('node_set').select('id');
    expect(sets.length).toBeGreaterThan(0);
    expect(sets.length).toBeLessThanOrEqual(
      Object.keys(looks[0].observation.sites).length,
    );
    const rows = await database('workload_state').select('observation');
    for (const row of rows)
      expect(row.observation).not.toContain('allocatable');
  });

  it('leaves out the rows that are not worth keeping', async () => {
    await sync([tracked()]);
    const keep = { verdicts: false, point: false };
    await saveLooks(database, [look(tracked(), now, { keep })]);
    expect((await state()).observation?.at).toBe(now);
    expect(await database('observation_tick')).toEqual([]);
    expect(await database('reading_history')).toEqual([]);
  });

  it('reads back a look, and keeps it when a later look fails', async () => {
    await sync([tracked()]);
    const drift = {
      expected: { onprem: 40, aws: 60 },
      found: { onprem: 50, aws: 50 },
      since: now,
    };
    const saved = look(tracked(), now, { drift });
    await saveLooks(database, [saved]);
    await saveLookErrors(database, {
      errors: [{ ref: tracked().ref, message: 'it hung' }],
      now: now + 5_000,
    });
    expect(await state()).toMatchObject({
      observation: JSON.parse(JSON.stringify(saved.observation)),
      decision: saved.decision,
      upSince: { onprem: now },
      drift,
      lastError: 'it hung',
      updatedAt: now + 5_000,
    });
    await saveLooks(database, [look(tracked(), now + 10_000)]);
    expect((await state()).lastError).toBeUndefined();
    expect((await state()).drift).toBeUndefined();
  });

  it('a look written twice changes nothing', async () => {
    const same = look(tracked(), now);
    await saveLooks(database, [same]);
    await saveLooks(database, [same]);
    const ticks = await readRecentTicks(database, {
      refs: [same.tracked.ref],
      now,
    });
    expect(ticks.get(same.tracked.ref)).toEqual([same.past]);
  });

  it('rule 1: what was not fresh is a gap in the charts, never a zero', async () => {
    const of = tracked();
    const blind = look(of, now);
    const observation = {
      ...blind.observation,
      queue: { depth: missingReading('count', now) },
      split: {
        ...blind.observation.split,
        observed: missingReading('ratio', now),
      },
    };
    await saveLooks(database, [{ ...blind, observation }]);
    const [point] = await readHistory(database, {
      workloadRef: of.ref,
      from: now,
      to: now + MINUTE,
      maxPoints: 100,
    });
    expect(point).toEqual({
      at: now,
      lagSeconds: 2,
      queueDepth: null,
      utilisation: { onprem: 0.4, aws: 0.4 },
      configured: { onprem: 40, aws: 60 },
      observed: null,
    });
  });

  it('charts have one point for every ten seconds, fewer on request, one a minute after an hour', async () => {
    const of = tracked();
    const looks = Array.from({ length: 61 }, (_, i) =>
      look(of, now + i * 5_000),
    );
    for (const each of looks) await saveLooks(database, [each]);
    const read = (maxPoints: number) =>
      readHistory(database, {
        workloadRef: of.ref,
        from: now,
        to: now + 5 * MINUTE,
        maxPoints,
      });
    expect((await read(1_000)).map(p => (p.at - now) / 1_000)).toEqual(
      Array.from({ length: 31 }, (_, i) => i * 10),
    );
    expect((await read(5)).map(p => (p.at - now) / MINUTE)).toEqual([
      0, 1, 2, 3, 4, 5,
    ]);
    await pruneHistory(database, { now: now + 65 * MINUTE });
    expect((await read(1_000)).map(p => (p.at - now) / MINUTE)).toEqual([
      0, 1, 2, 3, 4, 5,
    ]);
    await pruneHistory(database, { now: now + 15 * 24 * 60 * MINUTE });
    expect(await read(1_000)).toEqual([]);
  });

  it('verdicts are read densely for three minutes, thinly for an hour, and pruned after it', async () => {
    const of = tracked();
    for (let seconds = 0; seconds < 300; seconds += 5) {
      await saveLooks(database, [look(of, now + seconds * 1_000)]);
    }
    const times = async (at: number) =>
      (await readRecentTicks(database, { refs: [of.ref], now: at }))
        .get(of.ref)
        ?.map(p => (p.at - now) / 1_000);
    const end = now + 5 * MINUTE;
    const dense = Array.from({ length: 36 }, (_, i) => 120 + i * 5);
    expect(await times(end)).toEqual([0, 30, 60, 90, ...dense]);
    await pruneHistory(database, { now: end + 64 * MINUTE });
    expect(await times(end)).toEqual(dense.filter(s => s >= 240));
    expect(await times(end + 2 * 60 * MINUTE)).toBeUndefined();
  });

  it('decisions are kept as they change, newest first', async () => {
    const of = tracked();
    for (const [seconds, decisionChanged] of [
      [0, true],
      [5, false],
      [10, true],
    ] as const) {
      await saveLooks(database, [
        look(of, now + seconds * 1_000, { decisionChanged }),
      ]);
    }
    const list = async (options = {}) =>
      (await listDecisions(database, { limit: 10, ...options })).map(d => d.at);
    expect(await list()).toEqual([now + 10_000, now]);
    expect(await list({ before: now + 10_000 })).toEqual([now]);
    expect(await list({ kind: 'blocked' })).toEqual([]);
    expect(await list({ workloadRef: 'component:default/none' })).toEqual([]);
  });

  it('holds a fleet of 500', async () => {
    const fleet = Array.from({ length: 500 }, (_, i) =>
      tracked({ name: `service-${i}` }),
    );
    await sync(fleet);
    await saveLooks(
      database,
      fleet.map(of => look(of, now)),
    );
    const states = await readWorkloadStates(database);
    expect(states.filter(s => s.observation?.at === now)).toHaveLength(500);
  });
});
