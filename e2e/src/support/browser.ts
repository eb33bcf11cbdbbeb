import { Browser, BrowserContext, chromium, Page } from 'playwright-core';
import { PORTAL } from './addresses';

export type Person = 'Minji Han' | 'Joon Park' | 'Sora Lee' | 'Taeyang Choi';

/** Chromium as this machine has it; CHROMIUM_PATH is set by `./portal test`. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page of one person, signed in and at `path`. */
export async function openAs(options: {
  browser: Browser;
  person: Person;
  path: string;
  context?: Parameters<Browser['newContext']>[0];
}): Promise<{ page: Page; context: BrowserContext }> {
  const context = await options.browser.newContext({
    viewport: { width: 1280, height: 900 },
    ...options.context,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${PORTAL}${options.path}`);
  await page
    .getByRole('button', { name: `Sign in as ${options.person}` })
    .click();
  return { page, context };
}
