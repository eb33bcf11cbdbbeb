import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { HistoryResponse } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Browser } from 'playwright-core';
import { launchChromium } from './support/browser';
import { chooseTemplate, fillForm } from './support/createForm';
import { setFault } from './support/faults';
import { Look, LOOKS, openLooking } from './support/looks';
import { PortalApi } from './support/PortalApi';
import { runPortal } from './support/runningPortal';
import { waitForFirstLook } from './support/waitForFirstLook';
import { waitUntil } from './support/waitUntil';

const FOLDER = 'docs/images';
const SERVICE = {
  name: 'seat-finder',
  purpose: 'Finds a free seat in the library.',
  namespace: 'library',
};
const TAB = '/catalog/default/component/course-registration/hybrid';

async function take(options: {
  browser: Browser;
  name: string;
  path: string;
  ready: string;
  look: Look;
  language?: 'en' | 'ko';
}) {
  const { name, look, language } = options;
  const { page, context } = await openLooking({
    ...options,
    person: 'Joon Park',
  });
  const file = join(FOLDER, `${name}-${language ?? look}.png`);
  await page.screenshot({ path: file, fullPage: look !== 'phone' });
  await context.close();
  process.stdout.write(`  ${file}\n`);
}

/** From the form to a delivery that has run: what Create looks like, and what came of it. */
async function takeCreate(browser: Browser) {
  const { page, context } = await openLooking({
    browser,
    person: 'Minji Han',
    path: '/create',
    ready: 'Create',
    look: 'light',
  });
  const picture = async (name: string) => {
    if (name === 'form') return; // the page after it says more
    const file = join(FOLDER, `create-${name}-light.png`);
    await page.screenshot({ path: file, fullPage: true });
    process.stdout.write(`  ${file}\n`);
  };
  await chooseTemplate(page, 'Hybrid service');
  await fillForm({ page, service: SERVICE, picture });
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page
    .getByRole('button', { name: 'Open the first plan', exact: true })
    .waitFor({ timeout: 120_000 });
  await picture('result');
  await context.close();
}

/** Takes the pictures of the documentation from a running portal: calm first, then with the machine room dark. */
async function main() {
  mkdirSync(FOLDER, { recursive: true });
  const { DATA } = await import('../../scripts/portal/paths.mjs');
  const repository = resolve(DATA, 'git', `${SERVICE.name}.git`);
  // To a repository of an earlier run a first commit cannot be pushed.
  rmSync(repository, { recursive: true, force: true });
  const portal = await runPortal();
  const browser = await launchChromium();
  try {
    const api = await PortalApi.signIn('user:default/taeyang');
    await waitForFirstLook(api, 'course-registration');
    await waitUntil({
      what: 'some history for the charts',
      seconds: 120,
      everyMilliseconds: 2000,
      look: async () => {
        const { body } = await api.request<HistoryResponse>(
          'GET',
          '/workloads/component/default/course-registration/history',
        );
        return body.points?.length >= 6 ? true : undefined;
      },
    });
    const looks = Object.keys(LOOKS) as Look[];
    for (const look of looks) {
      await take({
        browser,
        name: 'hybrid-page',
        path: '/hybrid',
        ready: 'course-registration',
        look,
      });
      await take({
        browser,
        name: 'hybrid-tab',
        path: TAB,
        ready: 'Witnesses',
        look,
      });
    }
    await takeCreate(browser);
    await take({
      browser,
      name: 'local-cloud',
      path: '/local-cloud',
      ready: 'Sites and links',
      look: 'light',
    });

    await setFault({ fault: 'power', on: true, site: 'onprem' });
    const plan = await waitUntil({
      what: 'a plan that waits for approval',
      seconds: 40,
      look: async () =>
        (
          await api.plans('course-registration')
        ).items.find(one => one.state === 'awaiting-approval'),
    });
    const path = `/hybrid/plans/${plan.id}`;
    for (const look of looks) {
      await take({
        browser,
        name: 'plan-page',
        path,
        ready: 'Safety rules',
        look,
      });
    }
    await take({
      browser,
      name: 'plan-page',
      path,
      ready: '승인',
      look: 'light',
      language: 'ko',
    });
    await take({
      browser,
      name: 'hybrid-page-site-down',
      path: '/hybrid',
      ready: 'course-registration',
      look: 'light',
    });
    await take({
      browser,
      name: 'hybrid-tab-site-down',
      path: TAB,
      ready: 'Witnesses',
      look: 'dark',
    });
  } finally {
    await browser.close();
    await portal.stop();
    // The next portal on this machine begins without this service.
    rmSync(repository, { recursive: true, force: true });
  }
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
