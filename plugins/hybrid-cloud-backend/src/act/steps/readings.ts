import { Reading } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Standing } from '../StepAction';

/** Judges a fresh value, and keeps from when it is; any other reading is unknown, with the reason. */
export function judgeFresh<T>(
  what: string,
  reading: Reading<T> | undefined,
  judge: (value: T) => Standing,
): Standing {
  if (!reading) return { kind: 'unknown', why: `${what}: not observed` };
  switch (reading.state) {
    case 'fresh': {
      const standing = judge(reading.value);
      return standing.kind === 'before'
        ? { kind: 'before', observedAt: reading.observedAt }
        : standing;
    }
    case 'stale':
      return {
        kind: 'unknown',
        why: `${what}: older than ${reading.maxAgeSeconds} s`,
      };
    case 'missing':
      return { kind: 'unknown', why: `${what}: ${reading.reason}` };
    case 'error':
      return { kind: 'unknown', why: `${what}: ${reading.message}` };
    default: {
      const never: never = reading;
      throw new Error(`unknown reading ${JSON.stringify(never)}`);
    }
  }
}
