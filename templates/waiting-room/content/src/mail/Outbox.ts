import { Instant } from '../Clock';

/** A letter that was taken out for sending. */
export interface OutboxItem {
  readonly id: string;
  readonly body: string;
  /** This attempt's number, from 1. */
  readonly attempt: number;
}

/** Nobody else gets a letter that was taken for so long. */
export const LEASE_MS = 60_000;

/**
 * Letters that wait to be sent. They are put in by the change they tell of; a
 * mail server that is down delays them and nothing else. Sent at least once:
 * a sender that dies between sending and `done` causes a second copy with the
 * same Message-ID.
 */
export interface Outbox {
  /** Letters that are due, leased to the caller. */
  take(options: {
    readonly max: number;
    readonly now: Instant;
  }): Promise<readonly OutboxItem[]>;
  done(options: { readonly id: string }): Promise<void>;
  /** Try again then. */
  retry(options: { readonly id: string; readonly at: Instant }): Promise<void>;
  /** Sets a letter aside for people to look at. */
  giveUp(options: { readonly id: string }): Promise<void>;
  depth(): Promise<{ readonly waiting: number; readonly dead: number }>;
}
