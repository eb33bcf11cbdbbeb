import {
  ErrorReading,
  FreshReading,
  MissingReading,
  ReadingErrorKind,
  Unit,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** A fresh reading as a fake would give it. */
export function freshReading<T>(
  value: T,
  unit: Unit,
  observedAt: number,
  source = 'fake',
): FreshReading<T> {
  return { state: 'fresh', value, unit, source, observedAt };
}

export function missingReading(
  unit: Unit,
  observedAt: number,
  reason = 'nothing was said',
): MissingReading {
  return { state: 'missing', unit, source: 'fake', observedAt, reason };
}

export function errorReading(
  unit: Unit,
  observedAt: number,
  error: ReadingErrorKind = 'unreachable',
  message = 'the fake was told to fail',
): ErrorReading {
  return {
    state: 'error',
    unit,
    source: 'fake',
    observedAt,
    error,
    message,
  };
}
