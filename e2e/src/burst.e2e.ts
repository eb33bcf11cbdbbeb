import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  Plan,
  StepKind,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Browser } from 'playwright-core';
import { launchChromium, openAs } from './support/browser';
import { setFault } from './support/faults';
import { PortalApi } from './support/PortalApi';
import { runPortal, RunningPortal } from './support/runningPortal';
import { waitForFirstLook } from './support/waitForFirstLook';
import { waitUntil } from './support/waitUntil';

const NAME = 'campus-portal';

describe(
  'campus-portal bursts at 80 % and is released',
  { timeout: 900_000 },
  () => {
    let portal: RunningPortal;
    let browser: Browser;
    let api: PortalApi;

    before(async () => {
      portal = await runPortal();
      browser = await launchChromium();
      api = await PortalApi.signIn('user:default/taeyang');
      await waitForFirstLook(api, NAME);
    });
    after(async () => {
      await browser?.close();
      await portal?.stop();
    });

    const order = (plan: Plan): StepKind[] =>
      plan.steps.map(({ step }) => step.kind);

    /** Approves the next plan of that kind and waits until `isOver` of it. */
    async function approveInBrowser(options: {
      action: string;
      seconds: number;
      isOver(plan: Plan): boolean;
    }): Promise<Plan> {
      const { action, seconds, isOver } = options;
      const plan = await waitUntil({
        what: `a ${action} plan that waits for approval`,
        seconds,
        look: async () =>
          (
            await api.plans(NAME)
          ).items.find(
            one =>
              one.state === 'awaiting-approval' &&
              one.proposal.action === action,
          ),
        explain: async () =>
          JSON.stringify((await api.workload(NAME)).decision),
      });
      const { page, context } = await openAs({
        browser,
        person: 'Sora Lee',
        path: `/hybrid/plans/${plan.id}`,
      });
      await page.getByRole('button', { name: 'Approve', exact: true }).click();
      await page.getByRole('button', { name: 'Approve plan' }).click();
      const ended = await waitUntil({
        what: `the ${action} plan to end`,
        seconds: 300,
        look: async () => {
          const { plan: now } = await api.plan(plan.id);
          assert.ok(
            !['failed', 'expired', 'superseded'].includes(now.state),
            now.outcome ?? '',
          );
          return isOver(now) ? now : undefined;
        },
        explain: async () =>
          JSON.stringify((await api.plan(plan.id)).plan.steps),
      });
      await context.close();
      return ended;
    }

    async function configured() {
      const { observation } = await api.workload(NAME);
      const reading = observation?.split.configured;
      assert.ok(reading?.state === 'fresh', JSON.stringify(reading));
      return reading.value;
    }

    it('reserve node, grow, wait until ready, then weight; and the same way back', async () => {
      await setFault({ fault: 'surge', on: true, workload: NAME, factor: 3 });
      const burst = await approveInBrowser({
        action: 'burst',
        seconds: 120,
        isOver: plan => plan.state === 'succeeded',
      });
      const steps = order(burst);
      const at = (kind: StepKind) => steps.indexOf(kind);
      assert.ok(at('uncordon-node') >= 0, `a reserve node: ${steps}`);
      assert.ok(
        at('uncordon-node') < at('scale'),
        `reserve node before growth: ${steps}`,
      );
      assert.ok(
        at('scale') < at('wait-ready'),
        `grow before waiting: ${steps}`,
      );
      assert.ok(
        at('wait-ready') < at('set-weights'),
        `ready before weight: ${steps}`,
      );
      assert.ok(
        at('wait-targets-healthy') < at('set-weights'),
        `healthy before weight: ${steps}`,
      );
      const verified = burst.steps
        .map(step => step.verifiedAt ?? 0)
        .filter(Boolean);
      assert.deepEqual(
        verified,
        [...verified].sort((a, b) => a - b),
        'steps were verified in order',
      );
      assert.ok((await configured()).aws > 0, 'AWS carries weight');

      await setFault({ fault: 'surge', on: false, workload: NAME });
      const release = await approveInBrowser({
        action: 'release',
        seconds: 240,
        // Its own end waits for 60-second metrics, which the burst before has shown already.
        isOver: plan =>
          plan.steps.every(
            step => step.state === 'verified' || step.state === 'skipped',
          ),
      });
      const back = order(release);
      const index = (kind: StepKind) => back.indexOf(kind);
      assert.ok(
        index('set-weights') >= 0 && index('set-weights') < index('wait-drain'),
        `weight, then drain: ${back}`,
      );
      assert.ok(
        index('wait-drain') < index('scale'),
        `drain, then shrink: ${back}`,
      );
      assert.ok(
        index('scale') < index('cordon-node'),
        `cloud first, then the reserve node: ${back}`,
      );
      assert.deepEqual(await configured(), { onprem: 100, aws: 0 });
    });
  },
);
