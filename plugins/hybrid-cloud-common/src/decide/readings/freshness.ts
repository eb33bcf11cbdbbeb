import { FreshReading, Instant, Reading } from '../../model';

export function isFresh<T>(
  reading: Reading<T> | undefined,
): reading is FreshReading<T> {
  return reading?.state === 'fresh';
}

/** The value an action may rest on, or undefined: stale, missing and error have none. */
export function freshValue<T>(reading: Reading<T> | undefined): T | undefined {
  return isFresh(reading) ? reading.value : undefined;
}

/** Seconds since the source said so; never negative, since clocks differ a little. */
export function ageSeconds(
  reading: { readonly observedAt: Instant },
  now: Instant,
): number {
  return Math.max(0, (now - reading.observedAt) / 1000);
}

/** The same reading as of `now`: a fresh one past the limit becomes stale, a stale one never becomes fresh. */
export function withAge<T>(
  reading: Reading<T>,
  maxAgeSeconds: number,
  now: Instant,
): Reading<T> {
  if (reading.state !== 'fresh') return reading;
  if (ageSeconds(reading, now) <= maxAgeSeconds) return reading;
  return { ...reading, state: 'stale', maxAgeSeconds };
}
