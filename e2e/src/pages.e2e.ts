import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { Browser } from 'playwright-core';
import { launchChromium } from './support/browser';
import { setFault } from './support/faults';
import { Look, LOOKS, openLooking } from './support/looks';
import { PortalApi } from './support/PortalApi';
import { runPortal, RunningPortal } from './support/runningPortal';
import { waitForFirstLook } from './support/waitForFirstLook';
import { waitUntil } from './support/waitUntil';

const TAB = '/catalog/default/component/course-registration/hybrid';

describe('the pages', { timeout: 300_000 }, () => {
  let portal: RunningPortal;
  let browser: Browser;
  let planPath: string;

  before(async () => {
    portal = await runPortal();
    browser = await launchChromium();
    const api = await PortalApi.signIn('user:default/taeyang');
    await waitForFirstLook(api, 'course-registration');
    await setFault({ fault: 'power', on: true, site: 'onprem' });
    planPath = await waitUntil({
      what: 'a plan that waits for approval',
      seconds: 40,
      look: async () => {
        const waiting = (await api.plans('course-registration')).items.find(
          plan => plan.state === 'awaiting-approval',
        );
        return waiting && `/hybrid/plans/${waiting.id}`;
      },
    });
  });
  after(async () => {
    await browser?.close();
    await portal?.stop();
  });

  const pages = () => [
    { name: 'Hybrid page', path: '/hybrid', ready: 'course-registration' },
    { name: 'Hybrid tab', path: TAB, ready: 'Witnesses' },
    { name: 'Plan page', path: planPath, ready: 'Safety rules' },
  ];

  (Object.keys(LOOKS) as Look[]).forEach(look => {
    it(`have no serious accessibility fault and no sideways scroll (${look})`, async () => {
      for (const { name, path, ready } of pages()) {
        const { page, context } = await openLooking({
          browser,
          person: 'Joon Park',
          path,
          look,
          ready,
        });
        const { violations } = await new AxeBuilder({ page })
          .include('main')
          // Backstage UI's header tabs name panels that the router draws under other ids.
          .exclude('.bui-Tab')
          .analyze();
        const serious = violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(
            ({ id, nodes }) =>
              `${id}: ${nodes
                .map(node => node.html.slice(0, 160))
                .join(' | ')}`,
          );
        assert.deepEqual(serious, [], `${name} in ${look}`);
        const sideways = await page.evaluate(
          () =>
            document.documentElement.scrollWidth -
            document.documentElement.clientWidth,
        );
        assert.ok(sideways <= 0, `${name} in ${look} scrolls ${sideways} px`);
        await context.close();
      }
    });
  });

  it('speak Korean', async () => {
    const { page, context } = await openLooking({
      browser,
      person: 'Joon Park',
      path: planPath,
      look: 'light',
      language: 'ko',
      ready: '승인',
    });
    const english = await page.getByText('Safety rules').count();
    assert.equal(english, 0);
    await context.close();
  });

  it('show the clusters on the kubernetes plugin’s own tab', async () => {
    const { page, context } = await openLooking({
      browser,
      person: 'Taeyang Choi',
      path: '/catalog/default/component/course-registration/kubernetes',
      look: 'light',
      ready: 'EKS Seoul',
    });
    await page.getByText('course-registration').first().waitFor();
    await context.close();
  });
});
