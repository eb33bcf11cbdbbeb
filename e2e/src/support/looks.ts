import { Browser } from 'playwright-core';
import { openAs, Person } from './browser';

type ContextOptions = NonNullable<Parameters<Browser['newContext']>[0]>;

/** The ways every page is looked at. */
export const LOOKS = {
  light: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  phone: {
    viewport: { width: 390, height: 844 },
    colorScheme: 'light',
    hasTouch: true,
    isMobile: true,
  },
} as const satisfies Record<string, ContextOptions>;
export type Look = keyof typeof LOOKS;

/** A page in one look and language, signed in, with its first readings on it. */
export async function openLooking(options: {
  browser: Browser;
  person: Person;
  path: string;
  look: Look;
  language?: 'en' | 'ko';
  /** Something that is on the page once it has its data. */
  ready: string;
}) {
  const { browser, person, path, look, language = 'en', ready } = options;
  const opened = await openAs({
    browser,
    person,
    path,
    context: {
      ...LOOKS[look],
      storageState: {
        cookies: [],
        origins: [
          {
            origin: 'http://localhost:3000',
            localStorage: [{ name: 'language', value: language }],
          },
        ],
      },
    },
  });
  await opened.page.getByText(ready).first().waitFor();
  // Charts and bars grow into place.
  await opened.page.waitForTimeout(1500);
  return opened;
}
