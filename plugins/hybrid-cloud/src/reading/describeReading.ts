import {
  Instant,
  Reading,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Words } from '../words';

/** What is said about a reading beyond its value. */
export interface ReadingDescription {
  /** Source, age and what the state means; one line each. */
  readonly lines: readonly string[];
  /** Age for a narrow place: `10 min`. */
  readonly age: string;
}

export function describeReading(options: {
  readonly label: string;
  readonly reading: Reading<unknown>;
  readonly words: Words;
  readonly now: Instant;
}): ReadingDescription {
  const { label, reading, words, now } = options;
  const { t } = words;
  const seconds = (now - reading.observedAt) / 1000;
  const age = words.duration(seconds);
  const roughly = words.roughly(seconds);
  const time = words.time(reading.observedAt, now);
  const source = t('reading.source', { source: reading.source });
  const observed = t('reading.observed', { duration: age, time });
  const looked = t('reading.looked', { duration: age, time });
  switch (reading.state) {
    case 'fresh':
      return { age: roughly, lines: [label, source, observed] };
    case 'stale': {
      const limit = words.duration(reading.maxAgeSeconds);
      const hint = t('reading.staleHint', { limit });
      return { age: roughly, lines: [label, source, observed, hint] };
    }
    case 'missing': {
      const hint = t('reading.missingHint', { reason: reading.reason });
      return { age: roughly, lines: [label, source, looked, hint] };
    }
    case 'error': {
      const hint = t('reading.errorHint', { message: reading.message });
      return { age: roughly, lines: [label, source, looked, hint] };
    }
    default:
      return neverReading(reading);
  }
}

function neverReading(reading: never): never {
  throw new Error(`Unknown reading state: ${JSON.stringify(reading)}`);
}
