import { Plan } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { SystemClock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { spawn } from 'child_process';
import fs from 'fs';
import { Knex } from 'knex';
import os from 'os';
import path from 'path';
import { migrationsDirectory } from '../__testUtils__/databases';
import {
  FileSwitch,
  filePorts,
  fileWorkload,
  openFileDatabase,
} from '../__testUtils__/fileWorld';
import { buildStoredPlan } from '../__testUtils__/plans';
import { FleetCollector } from '../observe';
import { listAudit, verifyAudit } from '../record/audit';
import { insertPlan, readPlan, syncWorkloads } from '../record/store';

jest.setTimeout(120_000);

const SCRIPT = path.resolve(__dirname, '../__testUtils__/dyingPortal.ts');

/** How a process ends that was killed: by the signal, without a word. */
const KILLED = { end: 'SIGKILL', said: '' };

describe('kill -9', () => {
  let directory: string;
  let database: Knex;
  let trafficSwitch: FileSwitch;

  beforeEach(async () => {
    directory = fs.mkdtempSync(path.join(os.tmpdir(), 'hybrid-cloud-kill-'));
    database = openFileDatabase(directory);
    await database.migrate.latest({ directory: migrationsDirectory });
    trafficSwitch = new FileSwitch({ directory, clock: new SystemClock() });
    trafficSwitch.put({ onprem: 40, aws: 60 });
  });
  afterEach(async () => {
    await database.destroy();
    fs.rmSync(directory, { recursive: true, force: true });
  });

  async function approvedPlan(): Promise<Plan> {
    const clock = new SystemClock();
    const now = clock.now();
    const workload = fileWorkload();
    await syncWorkloads(database, {
      workloads: [{ ...workload, workload, problems: [] }],
      now,
    });
    const seen = await FleetCollector.create({
      ports: filePorts({ trafficSwitch, clock }),
    }).collect({
      workloads: [workload],
      now,
      signal: AbortSignal.timeout(5_000),
    });
    const plan = buildStoredPlan({
      now,
      workload,
      state: 'approved',
      evidence: seen.get(workload.ref),
    });
    await insertPlan(database, plan);
    return plan;
  }

  /** Runs one process to its end. Answers with the signal or the code it ended with, and what it said. */
  function run(plan: Plan, dieAt: string) {
    return new Promise<{
      readonly end: string | number | null;
      readonly said: string;
    }>((resolve, reject) => {
      const child = spawn(
        process.execPath,
        [
          '--require',
          require.resolve('@backstage/cli/config/nodeTransform.cjs'),
          SCRIPT,
          directory,
          plan.id,
          dieAt,
        ],
        { stdio: ['ignore', 'pipe', 'pipe'] },
      );
      let said = '';
      child.stdout.on('data', data => (said += data));
      child.stderr.on('data', data => (said += data));
      child.on('error', reject);
      child.on('close', (code, signal) =>
        resolve({ end: signal ?? code, said: said.trim() }),
      );
    });
  }

  async function expectDoneOnce(plan: Plan, events: readonly string[]) {
    const after = await readPlan(database, plan.id);
    expect(after?.steps.map(step => step.state)).toEqual(['verified']);
    expect(trafficSwitch.rule().weights).toEqual({ onprem: 0, aws: 100 });
    expect(trafficSwitch.rule().effects).toEqual([{ onprem: 0, aws: 100 }]);
    const { items } = await listAudit(database, {
      planId: plan.id,
      limit: 100,
    });
    expect(items.map(item => item.event).reverse()).toEqual(events);
    expect((await verifyAudit(database)).intact).toBe(true);
  }

  it('rule 36: between row written and call made: the call is made once, by the next process', async () => {
    const plan = await approvedPlan();
    expect(await run(plan, 'afterIntent')).toEqual(KILLED);
    const killed = await readPlan(database, plan.id);
    expect(killed?.state).toBe('executing');
    expect(killed?.steps[0].state).toBe('intended');
    expect(trafficSwitch.rule().effects).toEqual([]);

    expect(await run(plan, 'never')).toEqual({ end: 0, said: 'verifying' });
    await expectDoneOnce(plan, [
      'plan.created',
      'plan.executing',
      'step.intended',
      'step.intended',
      'step.accepted',
      'step.verified',
      'plan.verifying',
    ]);
  });

  it('rule 36: between call made and verified: the next process finds it done and calls nothing', async () => {
    const plan = await approvedPlan();
    expect(await run(plan, 'afterCall')).toEqual(KILLED);
    const killed = await readPlan(database, plan.id);
    expect(killed?.steps[0].state).toBe('intended');
    expect(trafficSwitch.rule().effects).toHaveLength(1);

    expect(await run(plan, 'never')).toEqual({ end: 0, said: 'verifying' });
    await expectDoneOnce(plan, [
      'plan.created',
      'plan.executing',
      'step.intended',
      'step.verified',
      'plan.verifying',
    ]);
    expect(trafficSwitch.rule().version).toBe(2);
  });

  it('rule 36: killed again at the same place: stopped, never tried without end', async () => {
    const plan = await approvedPlan();
    for (const _ of [1, 2]) {
      expect(await run(plan, 'afterIntent')).toEqual(KILLED);
    }
    expect(await run(plan, 'afterIntent')).toEqual({ end: 0, said: 'failed' });
    const after = await readPlan(database, plan.id);
    expect(after?.outcome).toContain('called 2 times without effect');
    expect(trafficSwitch.rule().effects).toEqual([]);
  });

  it('rule 36: the world moved on while nobody ran: stopped, not overwritten', async () => {
    const plan = await approvedPlan();
    expect(await run(plan, 'afterIntent')).toEqual(KILLED);
    trafficSwitch.put({ onprem: 10, aws: 90 });
    expect(await run(plan, 'never')).toEqual({ end: 0, said: 'failed' });
    expect(trafficSwitch.rule().weights).toEqual({ onprem: 10, aws: 90 });
  });
});
