import {
  ErrorReading,
  FreshReading,
  MissingReading,
  Unit,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { PortError } from './errors';

/** Where and when a reading was taken. */
export interface ReadingOrigin {
  readonly unit: Unit;
  readonly source: string;
  readonly observedAt: number;
}

/** The source said a value. */
export function fresh<T>(value: T, origin: ReadingOrigin): FreshReading<T> {
  return { state: 'fresh', value, ...origin };
}

/** The source answered and had nothing. */
export function missing(reason: string, origin: ReadingOrigin): MissingReading {
  return { state: 'missing', reason, ...origin };
}

/** The reading could not be taken. A refused write (`conflict`, `invalid`) cannot happen to a read: it is `malformed`. */
export function failed(error: PortError, origin: ReadingOrigin): ErrorReading {
  const kind =
    error.kind === 'conflict' || error.kind === 'invalid'
      ? 'malformed'
      : error.kind;
  return { state: 'error', error: kind, message: error.message, ...origin };
}
