import {
  ErrorReading,
  FreshReading,
  Instant,
  MissingReading,
  ReadingErrorKind,
  StaleReading,
  Unit,
} from '../model';

/** Where the examples begin: a Monday morning, 2026-03-02T00:00:00Z, 09:00 in Seoul. */
export const EXAMPLE_NOW: Instant = Date.UTC(2026, 2, 2);

export function fresh<T>(
  value: T,
  unit: Unit,
  observedAt: Instant = EXAMPLE_NOW,
  source = 'example',
): FreshReading<T> {
  return { state: 'fresh', value, unit, source, observedAt };
}

export function stale<T>(
  value: T,
  unit: Unit,
  observedAt: Instant,
  source = 'example',
): StaleReading<T> {
  return {
    state: 'stale',
    value,
    unit,
    source,
    observedAt,
    maxAgeSeconds: 60,
  };
}

export function missing(
  unit: Unit,
  observedAt: Instant = EXAMPLE_NOW,
  reason = 'the source had no datapoint',
): MissingReading {
  return { state: 'missing', unit, source: 'example', observedAt, reason };
}

export function failed(
  unit: Unit,
  error: ReadingErrorKind,
  observedAt: Instant = EXAMPLE_NOW,
): ErrorReading {
  return {
    state: 'error',
    unit,
    source: 'example',
    observedAt,
    error,
    message: `the source answered: ${error}`,
  };
}
