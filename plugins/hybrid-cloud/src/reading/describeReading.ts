import {
  Instant,
  Reading,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Words } from '../words';

/** What is said about a reading beyond its value. */
export interface ReadingDescription {
  /** For a screen reader, instead of the picture. */
  readonly spoken: string;
  /** Source, age and what the state means; one line each. */
  readonly lines: readonly string[];
  /** Age for a narrow place: `10 min`. */
  readonly age: string;
}

export function describeReading<T>(options: {
  readonly label: string;
  readonly reading: Reading<T>;
  readonly format: (value: T) => string;
  readonly words: Words;
  readonly now: Instant;
}): ReadingDescription {
  const { label, reading, format, words, now } = options;
  const { t } = words;
  const seconds = (now - reading.observedAt) / 1000;
  const age = words.duration(seconds);
  const roughly = words.roughly(seconds);
  const time = words.time(reading.observedAt, now);
  const source = t('reading.source', { source: reading.source });
  const observed = t('reading.observed', { duration: age, time });
  const looked = t('reading.looked', { duration: age, time });
  switch (reading.state) {
    case 'fresh': {
      const value = format(reading.value);
      const spoken = t('reading.spoken.fresh', { label, value });
      return { spoken, age: roughly, lines: [label, source, observed] };
    }
    case 'stale': {
      const value = format(reading.value);
      const spoken = t('reading.spoken.stale', { label, value, duration: age });
      const limit = words.duration(reading.maxAgeSeconds);
      const hint = t('reading.staleHint', { limit });
      return { spoken, age: roughly, lines: [label, source, observed, hint] };
    }
    case 'missing': {
      const spoken = t('reading.spoken.missing', { label });
      const hint = t('reading.missingHint', { reason: reading.reason });
      return { spoken, age: roughly, lines: [label, source, looked, hint] };
    }
    case 'error': {
      const error = t(`reading.error.${reading.error}`);
      const spoken = t('reading.spoken.error', { label, error });
      const hint = t('reading.errorHint', { message: reading.message });
      return { spoken, age: roughly, lines: [label, source, looked, hint] };
    }
    default:
      return neverReading(reading);
  }
}

function neverReading(reading: never): never {
  throw new Error(`Unknown reading state: ${JSON.stringify(reading)}`);
}
