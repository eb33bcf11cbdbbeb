import { Plan } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** Something that pages and people may want to know of. */
export interface Change {
  readonly workloadRef: string;
  readonly planId?: string;
}

/** Tells pages and people. Best effort: it never throws and nobody waits for it. */
export interface Announcer {
  changed(change: Change): void;
  /** A plan has come into a state that needs a person, or has ended. */
  planMoved(plan: Plan): void;
}

/** Tells nobody. */
export const silentAnnouncer: Announcer = {
  changed: () => {},
  planMoved: () => {},
};
