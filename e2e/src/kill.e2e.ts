import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import {
  AuditVerifyResponse,
  Plan,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import type { Stack } from '../../scripts/portal/stack.mjs';
import { AwsTap, Moment } from './support/AwsTap';
import { setFault } from './support/faults';
import { PortalApi } from './support/PortalApi';
import { waitForFirstLook } from './support/waitForFirstLook';
import { waitUntil } from './support/waitUntil';

const MOMENTS: readonly Moment[] = ['before-the-call', 'after-the-call'];
const LOST = ['failed', 'rolled-back', 'expired', 'superseded'];

describe(
  'rule 36: a plan left executing by a killed backend',
  { timeout: 900_000 },
  () => {
    let tap: AwsTap;
    let stack: Stack;

    before(async () => {
      tap = await AwsTap.start();
    });
    after(async () => {
      await tap.stop();
    });
    afterEach(async () => {
      await stack.children.endAll();
    });

    async function startFresh() {
      const { DATA } = await import('../../scripts/portal/paths.mjs');
      rmSync(resolve(DATA, 'db'), { recursive: true, force: true });
      const module = await import('../../scripts/portal/stack.mjs');
      stack = new module.Stack({ env: { AWS_ENDPOINT: tap.url } });
      await stack.startLocalCloud();
      return stack.startBackend();
    }

    async function planToFailOver(api: PortalApi): Promise<Plan> {
      await setFault({ fault: 'power', on: true, site: 'onprem' });
      return waitUntil({
        what: 'a plan that waits for approval',
        seconds: 30,
        look: async () =>
          (await api.plans('course-registration')).items.find(
            plan => plan.state === 'awaiting-approval',
          ),
      });
    }

    MOMENTS.forEach(moment => {
      it(`ends correctly, once, when killed ${moment.replaceAll(
        '-',
        ' ',
      )}`, async () => {
        const backend = await startFresh();
        const minji = await PortalApi.signIn('user:default/minji');
        await waitForFirstLook(minji, 'course-registration');
        const joon = await PortalApi.signIn('user:default/joon');
        const plan = await planToFailOver(joon);
        const modified = () =>
          tap.accepted.filter(action => action === 'ModifyRule').length;
        const callsBefore = modified();

        const killed = new Promise(done =>
          backend.once('exit', (_, signal) => done(signal)),
        );
        tap.trap({
          action: 'ModifyRule',
          moment,
          onCall: () => backend.kill('SIGKILL'),
        });
        const approved = await joon.request(
          'POST',
          `/plans/${plan.id}/approve`,
          {
            digest: plan.digest,
            reason: 'power is out',
          },
        );
        assert.equal(approved.status, 200, JSON.stringify(approved.body));
        assert.equal(await killed, 'SIGKILL');
        assert.equal(
          modified() - callsBefore,
          moment === 'after-the-call' ? 1 : 0,
        );

        await stack.startBackend();
        const again = await PortalApi.signIn('user:default/joon');
        const recovered = await waitUntil({
          what: 'the plan to be verified after the restart',
          seconds: 60,
          look: async () => {
            const { plan: now } = await again.plan(plan.id);
            assert.ok(!LOST.includes(now.state), now.outcome ?? now.state);
            return now.steps.every(step => step.state === 'verified')
              ? now
              : undefined;
          },
          explain: async () => JSON.stringify(await again.plan(plan.id)),
        });
        assert.ok(
          recovered.steps.some(({ step }) => step.kind === 'set-weights'),
        );
        await waitUntil({
          what: 'the portal to see 0:100',
          seconds: 30,
          look: async () => {
            const { observation } = await again.workload('course-registration');
            const found = observation?.split.configured;
            return found?.state === 'fresh' && found.value.onprem === 0
              ? true
              : undefined;
          },
        });
        assert.equal(
          modified() - callsBefore,
          1,
          'the rule was written exactly once',
        );
        if (moment === 'before-the-call') {
          // Once is enough to see a recovered plan through to its end, which waits for 60-second metrics.
          const ended = await waitUntil({
            what: 'the plan to end',
            seconds: 300,
            look: async () => {
              const { plan: now } = await again.plan(plan.id);
              return now.endedAt ? now : undefined;
            },
            explain: async () => JSON.stringify(await again.plan(plan.id)),
          });
          assert.equal(ended.state, 'succeeded', ended.outcome ?? '');
        }
        const audit = await again.request<AuditVerifyResponse>(
          'GET',
          '/audit/verify',
        );
        assert.equal(audit.body.intact, true);
      });
    });
  },
);
