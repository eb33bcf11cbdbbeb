import { Reading } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Standing } from '../StepAction';

/** Judges a fresh value; any other reading is unknown, with the reason. */
export function judgeFresh<T>(
  what: string,
  reading: Reading<T> | undefined,
  judge: (value: T) => Standing,
): Standing {
  if (!reading) return { kind: 'unknown', why: `${what}: not observed` };
  switch (reading.state) {
    case 'fresh':
      return judge(reading.value);
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
