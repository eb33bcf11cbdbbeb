import { spawn } from 'node:child_process';
import { findChromium } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { ROOT } from './paths.mjs';

/** Takes the pictures in docs/images again, from a portal that it starts and ends. */
export async function run() {
  await ensureInstalled();
  const chromium = await findChromium();
  return new Promise((done, reject) => {
    spawn(
      process.execPath,
      [
        '--require',
        '@backstage/cli/config/nodeTransform.cjs',
        'e2e/src/pictures.ts',
      ],
      {
        cwd: ROOT,
        stdio: 'inherit',
        env: {
          ...process.env,
          CHROMIUM_PATH: chromium,
          PORTAL_DATA_DIR: '.data/pictures',
        },
      },
    )
      .on('error', reject)
      .on('close', code => done(code ?? 1));
  });
}
