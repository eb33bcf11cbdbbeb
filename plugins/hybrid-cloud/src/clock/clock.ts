import { Instant } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** The one place in this plugin that reads the time. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => Date.now() };
