import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const MEMORY = '/dev/shm';

/**
 * Where many small files are written for a short time: in memory where the machine has a folder there with that much room,
 * else where temporary files go. A dry run of the scaffolder copies thousands of them, and a disk takes five times as long.
 */
export function scratchFolder(options: { readonly megabytes: number }): string {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > options.megabytes * 2 ** 20 ? MEMORY : tmpdir();
  } catch {
    return tmpdir(); // not Linux
  }
}
