import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Browser, Page } from 'playwright-core';
import { PORTAL } from './support/addresses';
import { launchChromium, openAs } from './support/browser';
import { runPortal, RunningPortal } from './support/runningPortal';
import { waitUntil } from './support/waitUntil';

const NAME = 'seat-finder';

describe('a new service', { timeout: 240_000 }, () => {
  let portal: RunningPortal;
  let browser: Browser;
  let data: string;
  let repository: string;

  before(async () => {
    data = (await import('../../scripts/portal/paths.mjs')).DATA;
    repository = resolve(data, 'git', `${NAME}.git`);
    // To a repository of an earlier run a first commit cannot be pushed.
    rmSync(repository, { recursive: true, force: true });
    portal = await runPortal();
    browser = await launchChromium();
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

  it('goes from the form to a repository, the catalogue and its Hybrid tab', async () => {
    const { page } = await openAs({
      browser,
      person: 'Minji Han',
      path: '/create',
    });
    const faults = watchForFaults(page);
    const picture = takePictures(page, resolve(data, 'test', 'create'));

    // The developer fills the form.
    await chooseTemplate(page, 'Hybrid service');
    await fillForm(page, picture);
    await page.getByRole('button', { name: 'Create', exact: true }).click();

    // Each step is shown as it goes, to the end.
    await page.getByText('Write the service', { exact: true }).waitFor();
    await picture('progress');
    const link = page.getByRole('button', { name: 'Open in the catalogue' });
    await link.waitFor({ timeout: 60_000 });
    await picture('result');

    // The repository is there, whole, on its default branch.
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
    assert.match(git('log', '--format=%s'), new RegExp(`^Start ${NAME} `));

    // The link leads to the component, whose tab says what it cannot know yet and does not call that a fault.
    await link.click();
    await page.waitForURL(`**/catalog/default/component/${NAME}`);
    await page.goto(`${PORTAL}/catalog/default/component/${NAME}/hybrid`);
    await page
      .getByText('the workload names no traffic switch, so it is only watched')
      .waitFor({ timeout: 60_000 });
    await page.getByText('0/0 ready').first().waitFor();
    await picture('hybrid-tab');
    assert.equal(await page.getByRole('alert').count(), 0);
    assert.deepEqual(faults, []);
  });
});

/** The portal may still be reading its catalogue, so the list of templates is asked for until it has this one. */
async function chooseTemplate(page: Page, title: string): Promise<void> {
  await waitUntil({
    what: `the template '${title}' on the Create page`,
    seconds: 60,
    look: async () => {
      const found = await page
        .getByRole('heading', { name: title, exact: true })
        .waitFor({ timeout: 4000 })
        .then(
          () => true,
          () => false, // looked for again, until the time is up
        );
      if (!found) await page.reload();
      return found || undefined;
    },
  });
  await page
    .locator('[class*="MuiCard-root"]', { hasText: title })
    .first()
    .getByRole('button', { name: 'Choose' })
    .click();
}

async function fillForm(
  page: Page,
  picture: (name: string) => Promise<unknown>,
): Promise<void> {
  const fill = (label: RegExp, value: string) =>
    page.getByLabel(label).first().fill(value);
  const next = (name = 'Next') =>
    page.getByRole('button', { name, exact: true }).click();
  await fill(/^Name/, NAME);
  await fill(/^What it is for/, 'Finds a free seat in the library.');
  await page.getByLabel(/^Owner/).click();
  await page.getByRole('option', { name: 'Enrolment team' }).click();
  await fill(/^Kubernetes namespace/, 'library');
  await picture('form');
  await next();
  await fill(/^AWS account/, '111122223333');
  await fill(/^Address of a node/, '192.168.0.11');
  await fill(/^EKS cluster/, 'campus');
  await next();
  await fill(/^Domain/, 'hanbit.example.org');
  await next();
  await page.getByLabel(/^Database/).waitFor();
  await next();
  await page.getByLabel(/^When a site is lost/).waitFor();
  await next();
  await fill(/^GitHub organisation/, 'hanbit');
  await next();
  await page.getByLabel(/^Git remote/).waitFor();
  await next('Review');
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
