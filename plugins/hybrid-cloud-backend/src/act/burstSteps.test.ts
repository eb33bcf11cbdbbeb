import {
  Plan,
  Step,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { buildWorkload } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { Knex } from 'knex';
import { Portal } from '../__testUtils__/Portal';
import { databases, migratedDatabase } from '../__testUtils__/databases';
import { buildPlacement } from '../__testUtils__/observations';
import { buildStoredPlan } from '../__testUtils__/plans';
import { insertPlan } from '../record/store';

describe.each(databases.eachSupportedId())(
  'steps of a burst on %s',
  databaseId => {
    let database: Knex;
    let portal: Portal;
    let workload: Workload;
    beforeEach(async () => {
      database = await migratedDatabase(databaseId);
      portal = new Portal(database);
      workload = buildWorkload();
      portal.world.add(workload);
      await portal.track(workload);
      await portal.look();
    });
    afterEach(() => database.destroy());

    const states = (plan: Plan) => plan.steps.map(step => step.state);

    const BURST: readonly Step[] = [
      { kind: 'uncordon-node', site: 'onprem', node: 'node-3' },
      { kind: 'scale', site: 'aws', before: 2, after: 4 },
      { kind: 'wait-ready', site: 'aws', minReady: 4, deadlineSeconds: 60 },
      {
        kind: 'wait-targets-healthy',
        site: 'aws',
        minHealthy: 4,
        deadlineSeconds: 60,
      },
    ];

    beforeEach(() => {
      const placement = buildPlacement();
      portal.world.onprem.put(workload.ref, {
        ...portal.world.onprem.placement(workload.ref),
        placement: {
          ...placement,
          nodes: [
            ...placement.nodes,
            {
              ...placement.nodes[0],
              name: 'node-3',
              schedulable: false,
              reserve: true,
              pods: 0,
              readyPods: 0,
            },
          ],
        },
      });
    });

    async function burst(stepList: readonly Step[] = BURST): Promise<Plan> {
      const after = { onprem: 30, aws: 70 };
      const plan = buildStoredPlan({
        now: portal.clock.now(),
        workload,
        stepList,
        state: 'approved',
        evidence: await portal.world.observe(workload),
        requestedBy: 'user:default/minji',
        diagnosis: { kind: 'overload', site: 'onprem' },
        proposal: {
          ...buildStoredPlan({ now: 0 }).proposal,
          action: 'burst',
          emergency: false,
          after,
          steps: stepList,
        },
      });
      await insertPlan(database, plan);
      return plan;
    }

    it('rule 9: opens the reserve node, grows, and waits until the balancer agrees', async () => {
      const plan = await burst();
      const waiting = await portal.carryOut(plan.id, 5);
      expect(states(waiting)).toEqual([
        'verified',
        'verified',
        expect.stringMatching(/verified|skipped/),
        'accepted',
      ]);
      portal.world.trafficSwitch.setTargets(workload.ref, 'aws', {
        healthy: 4,
        total: 4,
      });
      const done = await portal.carryOut(plan.id, 5);
      expect(done.state).toBe('succeeded');
      expect(portal.world.onprem.log.callsOf('setSchedulable')).toEqual([
        { node: 'node-3', schedulable: true },
      ]);
      expect(portal.world.aws.log.callsOf('scale')).toEqual([
        { workloadRef: workload.ref, replicas: 4 },
      ]);
    });

    it('a wait past its deadline fails the plan and says what was waited for', async () => {
      const plan = await burst();
      const after = await portal.carryOut(plan.id, 300);
      expect(after.state).toBe('failed');
      expect(after.outcome).toContain('deadline passed');
    });

    it('drains for as long as it says', async () => {
      const plan = await burst([
        { kind: 'wait-drain', site: 'onprem', seconds: 30 },
      ]);
      const begun = portal.clock.now();
      const after = await portal.carryOut(plan.id, 200);
      expect(after.state).toBe('succeeded');
      expect(portal.clock.now() - begun).toBeGreaterThanOrEqual(30_000);
      expect(portal.clock.now() - begun).toBeLessThan(32_000);
    });
  },
);
