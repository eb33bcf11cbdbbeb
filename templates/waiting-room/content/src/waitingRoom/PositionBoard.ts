import { Clock, Instant } from '../Clock';
import { ServingHistory } from './ServingHistory';
import { Found, RoomSnapshot, WaitingRoomStore } from './WaitingRoomStore';

/** What a person is shown. */
export type RoomView =
  | {
      readonly kind: 'waiting';
      readonly ticket: number;
      /** No more than so many are in front; some of them may have left. */
      readonly aheadAtMost: number;
      /** Missing when the pace is not known or the brake is on. */
      readonly estimatedWaitSeconds?: number;
      readonly braked: boolean;
      /** Age of the figures. */
      readonly ageSeconds: number;
    }
  | { readonly kind: 'pre-queue'; readonly opensAt?: Instant }
  | {
      readonly kind: 'admitted';
      readonly ticket: number;
      readonly until: Instant;
    }
  | { readonly kind: 'unknown' };

/**
 * Answers "how far am I?" from memory. The store is asked for one snapshot per
 * refresh, whoever polls: a position is the ticket minus the serving number.
 * Only a person whose number has come up, or who holds no ticket, costs a call.
 */
export class PositionBoard {
  readonly #store: WaitingRoomStore;
  readonly #clock: Clock;
  readonly #opensAt: Instant | undefined;
  readonly #admitPerSecond: number;
  readonly #history = new ServingHistory();
  #heartbeats = new Set<string>();
  #doubtful = new Set<string>();
  #snapshot: RoomSnapshot | undefined;

  constructor(options: {
    readonly store: WaitingRoomStore;
    readonly clock: Clock;
    readonly admitPerSecond: number;
    readonly opensAt?: Instant;
  }) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#admitPerSecond = options.admitPerSecond;
    this.#opensAt = options.opensAt;
  }

  /** The last snapshot, however old. */
  get snapshot(): RoomSnapshot | undefined {
    return this.#snapshot;
  }

  /** Reads a new snapshot and reports who polled since the last time. */
  async refresh(): Promise<void> {
    const now = this.#clock.now();
    const tokens = [...this.#heartbeats];
    this.#heartbeats = new Set();
    try {
      const { missing } = await this.#store.heartbeat({ tokens, now });
      this.#doubtful = new Set(missing);
    } catch (error) {
      for (const token of tokens) this.#heartbeats.add(token);
      throw error;
    }
    this.#snapshot = await this.#store.snapshot({ now });
    this.#history.add(this.#snapshot);
  }

  /** Joins and shows the place. */
  async join(options: { readonly token: string }): Promise<RoomView> {
    const now = this.#clock.now();
    const place = await this.#store.join({ token: options.token, now });
    this.#doubtful.delete(options.token);
    return this.#view(place, now);
  }

  /** Shows the place of somebody who says which ticket they hold. */
  async look(options: {
    readonly token: string;
    readonly ticket?: number;
  }): Promise<RoomView> {
    const { token, ticket } = options;
    const now = this.#clock.now();
    const snapshot = this.#snapshot;
    this.#heartbeats.add(token);
    if (
      ticket !== undefined &&
      snapshot &&
      ticket > snapshot.serving &&
      !this.#doubtful.has(token)
    ) {
      return this.#view({ kind: 'waiting', ticket }, now);
    }
    const place = await this.#store.find({ token, now });
    if (place.kind === 'unknown' || place.kind === 'admitted') {
      this.#heartbeats.delete(token);
    }
    return this.#view(place, now);
  }

  #view(place: Found, now: Instant): RoomView {
    switch (place.kind) {
      case 'pre-queue':
        return { kind: 'pre-queue', opensAt: this.#opensAt };
      case 'admitted':
      case 'unknown':
        return place;
      case 'waiting': {
        const snapshot = this.#snapshot;
        const serving = Math.min(snapshot?.serving ?? 0, place.ticket - 1);
        const aheadAtMost = place.ticket - serving - 1;
        return {
          kind: 'waiting',
          ticket: place.ticket,
          aheadAtMost,
          estimatedWaitSeconds: this.#estimate(aheadAtMost),
          braked: snapshot?.brake !== undefined,
          ageSeconds: snapshot ? Math.max(0, now - snapshot.at) / 1000 : 0,
        };
      }
      default: {
        const never: never = place;
        return never;
      }
    }
  }

  #estimate(aheadAtMost: number): number | undefined {
    if (!this.#snapshot || this.#snapshot.brake) return undefined;
    const pace = this.#history.perSecond() ?? this.#admitPerSecond;
    if (pace <= 0) return undefined;
    return Math.ceil((aheadAtMost + 1) / pace);
  }
}
