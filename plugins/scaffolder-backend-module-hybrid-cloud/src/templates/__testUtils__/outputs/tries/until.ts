import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again until it is so. Throws after 15 seconds. */
export async function until(
  what: string,
  isSo: () => Promise<boolean>,
): Promise<void> {
  for (
    const end = performance.now() + 15_000;
    performance.now() < end;
    await sleep(100)
  ) {
    if (await isSo()) return;
  }
  throw new Error(`Never: ${what}`);
}
