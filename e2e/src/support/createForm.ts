import { Page } from 'playwright-core';
import { waitUntil } from './waitUntil';

/** The portal may still be reading its catalogue, so the list of templates is asked for until it has this one. */
export async function chooseTemplate(page: Page, title: string): Promise<void> {
  await waitUntil({
    what: `the template '${title}' on the Create page`,
    seconds: 120,
    look: async () => {
      const found = await page
        .getByRole('heading', { name: title, exact: true })
        .waitFor({ timeout: 15_000 })
        .then(
          () => true,
          () => false, // looked for again, until the time is up
        );
      if (!found) await page.reload();
      return found || undefined;
    },
  });
  await page
    .locator('[class*="MuiCard-root"]', {
      has: page.getByRole('heading', { name: title, exact: true }),
    })
    .getByRole('button', { name: 'Choose' })
    .click();
}

/** Fills the form of the template 'Hybrid service' as somebody with a landing zone would, up to the review. */
export async function fillForm(options: {
  readonly page: Page;
  readonly service: {
    readonly name: string;
    readonly purpose: string;
    readonly namespace: string;
  };
  /** Called on the pages worth a picture, with a name for it. */
  readonly picture: (name: string) => Promise<unknown>;
}): Promise<void> {
  const { page, service, picture } = options;
  const fill = (label: RegExp, value: string) =>
    page.getByLabel(label).first().fill(value);
  const next = (name = 'Next') =>
    page.getByRole('button', { name, exact: true }).click();
  await fill(/^Name/, service.name);
  await fill(/^What it is for/, service.purpose);
  await page.getByLabel(/^Owner/).click();
  await page.getByRole('option', { name: 'Enrolment team' }).click();
  await fill(/^Kubernetes namespace/, service.namespace);
  await picture('form');
  await next();
  await page.getByLabel(/^Landing zone/).click();
  await page.getByRole('option', { name: 'Campus: machine room' }).click();
  await picture('form-sites');
  await next();
  await page.getByLabel(/^Database/).waitFor();
  await next();
  await page.getByLabel(/^Sessions/).waitFor();
  await next();
  await page.getByLabel(/^When a site is lost/).waitFor();
  await next();
  await fill(/^GitHub organisation/, 'hanbit');
  await next();
  await page.getByLabel(/^Git remote/).waitFor();
  await next('Review');
}
