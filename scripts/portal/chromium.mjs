import { existsSync } from 'node:fs';
import { ensureDebian } from './debian.mjs';
import { Problem } from './problem.mjs';

/** Path of a Chromium: CHROMIUM_PATH, else /usr/bin/chromium, else Debian's package when it can be installed. */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named))
      throw new Problem(`CHROMIUM_PATH is ${named}: there is no such file.`);
    return named;
  }
  const usual = '/usr/bin/chromium';
  // Korean on the pages needs a font that has it; a screenshot without one shows boxes.
  if (existsSync(usual) || (await ensureDebian(['chromium', 'fonts-nanum'])))
    return usual;
  throw new Problem(
    'the browser tests need Chromium. Install it, or set CHROMIUM_PATH to its path, and run this again.',
  );
}
