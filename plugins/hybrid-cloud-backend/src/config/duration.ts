import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { z } from 'zod';

const EXPECTED =
  "a duration of more than nothing: seconds as a number, '30s', or { minutes: 2 }";

/** A human duration in configuration: a number of seconds, `30s`, `PT30S`, or `{ minutes: 2 }`. Gives seconds. */
export const durationSeconds = z.unknown().transform((value, context) => {
  const seconds = toSeconds(value);
  if (seconds === undefined || !(seconds > 0)) {
    context.addIssue({ code: 'custom', message: EXPECTED });
    return z.NEVER;
  }
  return seconds;
});

function toSeconds(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value)) {
    return Number(value);
  }
  if (typeof value !== 'string' && typeof value !== 'object') return undefined;
  try {
    const config = new ConfigReader({ duration: value as string });
    const duration = readDurationFromConfig(config, { key: 'duration' });
    return durationToMilliseconds(duration) / 1000;
  } catch {
    // Not a duration: the caller names the path, the value and what was expected.
    return undefined;
  }
}
