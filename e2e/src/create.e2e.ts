import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { WorkloadDetail } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Browser, Page } from 'playwright-core';
import { PORTAL } from './support/addresses';
import { launchChromium, openAs } from './support/browser';
import { PortalApi } from './support/PortalApi';
import { chooseTemplate, fillForm } from './support/createForm';
import { runPortal, RunningPortal } from './support/runningPortal';
import { waitUntil } from './support/waitUntil';
import { whoAnswers } from './support/whoAnswers';

const SERVICE = {
  name: 'seat-finder',
  purpose: 'Finds a free seat in the library.',
  namespace: 'library',
};
const NAME = SERVICE.name;

describe('a new service', { timeout: 300_000 }, () => {
  let portal: RunningPortal;
  let browser: Browser;
  let api: PortalApi;
  let data: string;
  let repository: string;

  before(async () => {
    data = (await import('../../scripts/portal/paths.mjs')).DATA;
    repository = resolve(data, 'git', `${NAME}.git`);
    // To a repository of an earlier run a first commit cannot be pushed.
    rmSync(repository, { recursive: true, force: true });
    portal = await runPortal();
    browser = await launchChromium();
    api = await PortalApi.signIn('user:default/minji');
  });
  after(async () => {
    await browser?.close();
    await portal?.stop();
    // The next portal on this machine begins without this service.
    rmSync(repository, { recursive: true, force: true });
  });

  const git = (...args: string[]) =>
    execFileSync('git', ['--git-dir', repository, ...args], {
      encoding: 'utf8',
    });

  it('goes from the form to both sites, a first plan and a green Hybrid tab', async () => {
    const { page } = await openAs({
      browser,
      person: 'Minji Han',
      path: '/create',
    });
    const faults = watchForFaults(page);
    const picture = takePictures(page, resolve(data, 'test', 'create'));

    // The developer fills the form.
    await chooseTemplate(page, 'Hybrid service');
    await fillForm({ page, service: SERVICE, picture });
    await page.getByRole('button', { name: 'Create', exact: true }).click();

    // Each step is shown as it goes, to the end.
    await page.getByText('Write the service in TypeScript').waitFor();
    await picture('progress');
    const planLink = page.getByRole('button', {
      name: 'Open the first plan',
      exact: true,
    });
    await planLink.waitFor({ timeout: 120_000 });
    await picture('result');
    assert.equal(
      await page.getByRole('button', { name: 'Open in the catalogue' }).count(),
      1,
    );

    // The repository is there, whole, on its default branch, and its pipeline has named the switch in it.
    const files = git('ls-tree', '-r', '--name-only', 'HEAD').split('\n');
    for (const file of [
      'catalog-info.yaml',
      'Dockerfile',
      'README.md',
      'package-lock.json',
    ]) {
      assert.ok(files.includes(file), `${file} among ${files.length} files`);
    }
    assert.equal(git('symbolic-ref', 'HEAD').trim(), 'refs/heads/main');
    assert.match(git('log', '--format=%s'), new RegExp(`^Start ${NAME} `, 'm'));
    assert.match(
      git('show', 'main:catalog-info.yaml'),
      /ruleArn: arn:aws:elasticloadbalancing:\S+:listener-rule\/app\/platform\//,
    );

    // Whoever asked for the first plan may read it; somebody else approves.
    await planLink.click();
    await page.waitForURL('**/hybrid/plans/*');
    const planId = page.url().split('/').at(-1) ?? '';
    await page.getByText(/^You asked for this plan/).waitFor();
    await picture('plan');
    const { plan } = await api.plan(planId);
    assert.deepEqual(
      [plan.proposal.action, plan.proposal.before, plan.proposal.after],
      ['rebalance', { onprem: 100, aws: 0 }, { onprem: 40, aws: 60 }],
    );
    await approveAsJoon(browser, planId);

    // Both sites run, the shares hold, and the portal finds nothing amiss.
    const detail = await waitForGreen(api, NAME);
    for (const site of ['onprem', 'aws']) {
      const { placement, targets } = detail.observation!.sites[site];
      assert.ok(placement.state === 'fresh' && targets.state === 'fresh');
      assert.ok(placement.value.ready >= 2, `${site} runs two replicas`);
      assert.equal(placement.value.ready, placement.value.desired);
      assert.equal(targets.value.healthy, targets.value.total);
    }
    await page.goto(`${PORTAL}/catalog/default/component/${NAME}/hybrid`);
    await page.getByText('2/2 ready').nth(1).waitFor();
    await page.getByText('Healthy', { exact: true }).first().waitFor();
    await picture('hybrid-tab');
    assert.equal(await page.getByRole('alert').count(), 0);
    assert.deepEqual(faults, []);

    // Its users are answered by both sites, through the platform's balancer.
    assert.deepEqual(await whoAnswers(`${NAME}.localhost`, 60), [
      'aws',
      'onprem',
    ]);
  });
});

/** A second person reads the plan and says yes. */
async function approveAsJoon(browser: Browser, planId: string): Promise<void> {
  const { page, context } = await openAs({
    browser,
    person: 'Joon Park',
    path: `/hybrid/plans/${planId}`,
  });
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await page.getByRole('button', { name: 'Approve plan' }).click();
  await page.getByText('Verified', { exact: true }).first().waitFor();
  await context.close();
}

/** Healthy with its base weights configured. */
function waitForGreen(api: PortalApi, name: string): Promise<WorkloadDetail> {
  let last: WorkloadDetail | undefined;
  return waitUntil({
    what: `${name} to be healthy at 40:60`,
    seconds: 60,
    look: async () => {
      last = await api.workload(name);
      const configured = last.observation?.split.configured;
      return last.health === 'healthy' &&
        configured?.state === 'fresh' &&
        configured.value.onprem === 40 &&
        configured.value.aws === 60
        ? last
        : undefined;
    },
    explain: async () => JSON.stringify(last),
  });
}

/** What a person would take for a fault of the portal: its own failed answers. */
function watchForFaults(page: Page): readonly string[] {
  const faults: string[] = [];
  page.on('response', response => {
    if (response.status() >= 500) {
      faults.push(`${response.status()} ${response.url()}`);
    }
  });
  return faults;
}

function takePictures(page: Page, folder: string) {
  mkdirSync(folder, { recursive: true });
  return (name: string) =>
    page.screenshot({ path: resolve(folder, `${name}.png`), fullPage: true });
}
