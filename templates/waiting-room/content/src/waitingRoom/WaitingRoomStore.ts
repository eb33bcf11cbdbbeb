import { Instant } from '../Clock';

/** Where one person stands. Tickets are sequence numbers, from 1, never reused. */
export type Membership =
  | { readonly kind: 'pre-queue' }
  | { readonly kind: 'waiting'; readonly ticket: number }
  | {
      readonly kind: 'admitted';
      readonly ticket: number;
      readonly until: Instant;
    };

export type Found = Membership | { readonly kind: 'unknown' };

export interface Admission {
  readonly token: string;
  readonly ticket: number;
}

/** Why an admission step stopped where it did. */
export type Held = 'brake' | 'rate' | 'capacity' | 'empty' | 'batch';

export interface AdmissionBatch {
  /** In the order of their tickets. */
  readonly admitted: readonly Admission[];
  /** The number of the first of them; admissions are numbered from 1 without gaps. */
  readonly firstNumber: number;
  readonly held: Held;
}

export interface Brake {
  readonly reason: string;
  readonly since: Instant;
}

export interface RoomSnapshot {
  readonly at: Instant;
  /** Every ticket up to this one has been admitted or has given up. */
  readonly serving: number;
  /** The last ticket handed out. */
  readonly tail: number;
  readonly waiting: number;
  readonly preQueue: number;
  readonly admitted: number;
  readonly brake: Brake | undefined;
  /** The opening (see RoomRules.opensAt) whose lots have been drawn. */
  readonly drawnFor: Instant | undefined;
}

export interface Expired {
  /** Waiting people who were not heard of for RoomRules.abandonedSeconds. */
  readonly abandoned: number;
  /** Admitted people whose time was over. */
  readonly ended: number;
  /** True when there may be more: call again. */
  readonly more: boolean;
}

/**
 * A waiting room. All calls are atomic and may be repeated after a lost reply:
 * join, leave, heartbeat and draw have no second effect; a repeated admit
 * admits the next people, within the same rate and capacity.
 *
 * Throws StoreUnavailable when the store does not answer.
 */
export interface WaitingRoomStore {
  /** A place in the room for this person: the one they have, or a new one. */
  join(options: {
    readonly token: string;
    readonly now: Instant;
  }): Promise<Membership>;
  find(options: {
    readonly token: string;
    readonly now: Instant;
  }): Promise<Found>;
  /** Gives up a place, or hands back an admission. */
  leave(options: { readonly token: string }): Promise<void>;
  /** Notes that these people are still there. Answers with those who hold no place. */
  heartbeat(options: {
    readonly tokens: readonly string[];
    readonly now: Instant;
  }): Promise<{ readonly missing: readonly string[] }>;
  /** Lets the next people in, as many as rules, brake and capacity allow. */
  admit(options: { readonly now: Instant }): Promise<AdmissionBatch>;
  /** Takes out those who left without saying so, and those whose time is over. */
  expire(options: { readonly now: Instant }): Promise<Expired>;
  /** Turns the pre-queue into tickets in random order, when the opening has come. */
  draw(options: {
    readonly now: Instant;
  }): Promise<{ readonly drawn: number; readonly seed: string | undefined }>;
  setBrake(options: { readonly brake: Brake | undefined }): Promise<void>;
  snapshot(options: { readonly now: Instant }): Promise<RoomSnapshot>;
}
