import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  AuditResponse,
  AuditVerifyResponse,
  Plan,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Browser } from 'playwright-core';
import { BALANCER } from './support/addresses';
import { launchChromium, openAs } from './support/browser';
import { setFault } from './support/faults';
import { PortalApi } from './support/PortalApi';
import { runPortal, RunningPortal } from './support/runningPortal';
import { shareOf, Traffic } from './support/Traffic';
import { waitForFirstLook } from './support/waitForFirstLook';
import { waitUntil } from './support/waitUntil';

/** Two ticks of 5 s and one second. */
const DETECTION_MS = 11_000;
const VERIFIED_MS = 3_000;
const NAME = 'course-registration';
const TAB = `/catalog/default/component/${NAME}/hybrid`;

describe('the main job: a site goes dark', { timeout: 600_000 }, () => {
  let portal: RunningPortal;
  let browser: Browser;
  let api: PortalApi;
  const traffic = new Traffic({ url: BALANCER[NAME] });

  before(async () => {
    portal = await runPortal();
    browser = await launchChromium();
    api = await PortalApi.signIn('user:default/taeyang');
    await waitForFirstLook(api, NAME);
    await waitForWeights({ onprem: 40, aws: 60 }, 60);
    traffic.start({ everyMilliseconds: 100 });
  });
  after(async () => {
    traffic.stop();
    await browser?.close();
    await portal?.stop();
  });

  async function weights() {
    const { observation } = await api.workload(NAME);
    const configured = observation?.split.configured;
    return configured?.state === 'fresh' ? configured.value : undefined;
  }
  function waitForWeights(expected: Record<string, number>, seconds: number) {
    return waitUntil({
      what: `weights ${JSON.stringify(expected)}`,
      seconds,
      look: async () => {
        const found = await weights();
        return found &&
          Object.keys(expected).every(site => found[site] === expected[site])
          ? found
          : undefined;
      },
      explain: async () => JSON.stringify(await weights()),
    });
  }
  function waitForPlan(options: {
    action: string;
    seconds: number;
  }): Promise<Plan> {
    return waitUntil({
      what: `a ${options.action} plan that waits for approval`,
      seconds: options.seconds,
      everyMilliseconds: 100,
      look: async () =>
        (await api.plans(NAME)).items.find(
          plan =>
            plan.state === 'awaiting-approval' &&
            plan.proposal.action === options.action,
        ),
      explain: async () => JSON.stringify((await api.workload(NAME)).decision),
    });
  }
  /** The switch is verified when it reads back as set; the plan ends later, when 60-second metrics agree too. */
  function waitForSwitch(id: string, seconds: number) {
    return waitUntil({
      what: 'the switch to be verified',
      seconds,
      everyMilliseconds: 100,
      look: async () => {
        const { plan } = await api.plan(id);
        assert.ok(
          !['failed', 'expired', 'superseded'].includes(plan.state),
          plan.outcome ?? '',
        );
        const step = plan.steps.find(one => one.step.kind === 'set-weights');
        return step?.verifiedAt ? { verifiedAt: step.verifiedAt } : undefined;
      },
      explain: async () => JSON.stringify((await api.plan(id)).plan.steps),
    });
  }

  it('fails over with a second person, and comes home after the hold', async () => {
    // The owner looks at a healthy service at 40:60.
    const owner = await openAs({ browser, person: 'Minji Han', path: TAB });
    await owner.page
      .getByText('What the portal would do now, and why')
      .waitFor();
    await new Promise(next => setTimeout(next, 3000));
    const calm = traffic.between(0, Date.now());
    assert.ok(
      calm.length > 10 && calm.every(seen => seen.ok),
      'requests answer while all is well',
    );
    const homeShare = shareOf('onprem', calm);
    assert.ok(
      homeShare > 0.2 && homeShare < 0.6,
      `about 40 % at home, saw ${homeShare}`,
    );

    // The machine room goes dark.
    const cutAt = Date.now();
    await setFault({ fault: 'power', on: true, site: 'onprem' });
    const plan = await waitForPlan({ action: 'failover', seconds: 30 });
    assert.ok(
      plan.createdAt - cutAt <= DETECTION_MS,
      `the plan stood after ${plan.createdAt - cutAt} ms`,
    );
    assert.deepEqual(plan.proposal.after, { onprem: 0, aws: 100 });
    const failing = plan.evidence.sites.onprem.witnesses.filter(
      witness => witness.verdict === 'failing',
    );
    assert.ok(
      new Set(failing.map(witness => witness.kind)).size >= 2,
      'two independent witnesses',
    );

    // The owner reads it, and may not approve it.
    await owner.page.goto(`http://localhost:3000/hybrid/plans/${plan.id}`);
    await owner.page.getByText('You may look, but not approve').waitFor();
    await owner.page.getByText('Probe', { exact: true }).first().waitFor();
    await owner.page
      .getByText('Target health', { exact: true })
      .first()
      .waitFor();
    assert.equal(
      await owner.page
        .getByRole('button', { name: 'Approve', exact: true })
        .count(),
      0,
    );
    const refused = await (
      await PortalApi.signIn('user:default/minji')
    ).request('POST', `/plans/${plan.id}/approve`, { digest: plan.digest });
    assert.equal(refused.status, 403);

    // An approver can.
    const approver = await openAs({
      browser,
      person: 'Joon Park',
      path: `/hybrid/plans/${plan.id}`,
    });
    await approver.page
      .getByRole('button', { name: 'Approve', exact: true })
      .click();
    await approver.page
      .getByLabel('Reason')
      .fill('Power is out in the machine room');
    const approvedAt = Date.now();
    await approver.page.getByRole('button', { name: 'Approve plan' }).click();
    const switched = await waitForSwitch(plan.id, 15);
    assert.ok(
      switched.verifiedAt - approvedAt <= VERIFIED_MS,
      `verified ${switched.verifiedAt - approvedAt} ms after approval`,
    );
    await approver.page
      .getByText('Verified', { exact: true })
      .first()
      .waitFor();
    assert.deepEqual(await waitForWeights({ onprem: 0, aws: 100 }, 15), {
      onprem: 0,
      aws: 100,
    });

    // What users saw: errors until the switch, none after it has propagated.
    await new Promise(next => setTimeout(next, 4000));
    const during = traffic.between(cutAt, switched.verifiedAt);
    assert.ok(
      during.some(seen => !seen.ok),
      'the outage was felt',
    );
    const afterwards = traffic.between(
      switched.verifiedAt + 1500,
      Date.now() - 500,
    );
    assert.ok(afterwards.length > 5);
    assert.ok(
      afterwards.every(seen => seen.ok && seen.site === 'aws'),
      `after the switch: ${JSON.stringify(
        afterwards.filter(seen => !seen.ok || seen.site !== 'aws').slice(0, 3),
      )}`,
    );

    // Power returns: the way home is proposed only after the hold.
    const restoredAt = Date.now();
    await setFault({ fault: 'power', on: false, site: 'onprem' });
    const holdMs =
      (await api.workload(NAME)).workload!.policy.failback.holdMinutes * 60_000;
    const home = await waitForPlan({
      action: 'failback',
      seconds: holdMs / 1000 + 90,
    });
    assert.ok(
      home.createdAt - restoredAt >= holdMs,
      `proposed ${
        home.createdAt - restoredAt
      } ms after the power came back, the hold is ${holdMs}`,
    );
    await approver.page.goto(`http://localhost:3000/hybrid/plans/${home.id}`);
    await approver.page
      .getByRole('button', { name: 'Approve', exact: true })
      .click();
    await approver.page.getByRole('button', { name: 'Approve plan' }).click();
    await waitForSwitch(home.id, 60);
    await waitForWeights({ onprem: 40, aws: 60 }, 15);
    const ended = (await api.plan(plan.id)).plan;
    assert.equal(ended.state, 'succeeded', ended.outcome ?? '');

    // Everything is on record, and the record is whole.
    const verified = await api.request<AuditVerifyResponse>(
      'GET',
      '/audit/verify',
    );
    assert.deepEqual(
      { status: verified.status, intact: verified.body.intact },
      { status: 200, intact: true },
    );
    const trail = await api.request<AuditResponse>('GET', '/audit');
    const ofPlan = trail.body.items.filter(entry => entry.planId === plan.id);
    assert.ok(
      ofPlan.some(entry => entry.actor === 'user:default/joon'),
      'the approval names its person',
    );
  });
});
