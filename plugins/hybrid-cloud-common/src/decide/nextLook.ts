import { Instant } from '../model';

/** How often a workload is looked at, seconds. */
export interface TickSettings {
  readonly seconds: number;
  /** While any witness fails. */
  readonly suspectSeconds: number;
}

/** When a workload is to be looked at next. A suspect is looked at sooner, so that a second witness is not missed by a tick. */
export function nextLook(options: {
  readonly suspect: boolean;
  readonly lastLookAt: Instant;
  readonly tick: TickSettings;
}): Instant {
  const { suspect, lastLookAt, tick } = options;
  const seconds = suspect
    ? Math.min(tick.suspectSeconds, tick.seconds)
    : tick.seconds;
  return lastLookAt + seconds * 1000;
}
