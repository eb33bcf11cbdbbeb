/** Epoch milliseconds. */
export type Instant = number;

/** Where the service gets the time from. Everything else is handed a clock or an instant, so that tests can move time. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => Date.now() };
