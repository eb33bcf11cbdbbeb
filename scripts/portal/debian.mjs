import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { runQuietly } from './progress.mjs';

const canInstall = () =>
  process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/**
 * Installs Debian packages when this is Debian and we are root. Returns whether they can be had; never throws for that:
 * the caller says what it skips.
 */
export async function ensureDebian(packages) {
  const missing = packages.filter(
    name => spawnSync('dpkg', ['-s', name], { stdio: 'ignore' }).status !== 0,
  );
  if (missing.length === 0) return true;
  if (!canInstall()) return false;
  // Runlevel 1: what is installed for a test must not start as a service of this machine.
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  try {
    await runQuietly({
      title: 'Reading the package lists',
      command: 'apt-get',
      args: ['update'],
      hint: '',
      env,
    });
    await runQuietly({
      title: `Installing ${missing.join(', ')}`,
      command: 'apt-get',
      args: ['install', '-y', '--no-install-recommends', ...missing],
      hint: '',
      env,
    });
    return true;
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    return false;
  }
}
