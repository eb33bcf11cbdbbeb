/** Where the backend's time comes from. Everything that needs the time is given one of these or the moment itself. */
export interface Clock {
  /** Milliseconds since the Unix epoch, UTC. */
  now(): number;
}

/** The machine's clock. The only place that reads it. */
export class SystemClock implements Clock {
  now(): number {
    return Date.now();
  }
}
