import { Instant } from '../Clock';
import { AdmissionBucket } from './AdmissionBucket';
import { drawLots, newSeed } from './lots';
import { EXPIRE_STEP, RoomRules } from './RoomRules';
import {
  Admission,
  AdmissionBatch,
  Brake,
  Expired,
  Found,
  Held,
  Membership,
  RoomSnapshot,
  WaitingRoomStore,
} from './WaitingRoomStore';

interface Place {
  readonly ticket: number;
  seenAt: Instant;
}

/**
 * The room in the memory of one process, for development: no second replica
 * sees it and it is gone with the process. Tickets only grow and a Map keeps
 * the order of insertion, so the first entry is always the next in line.
 */
export class EmbeddedWaitingRoom implements WaitingRoomStore {
  readonly #rules: RoomRules;
  readonly #bucket: AdmissionBucket;
  readonly #waiting = new Map<string, Place>();
  readonly #preQueue = new Map<string, Instant>();
  readonly #admitted = new Map<string, { ticket: number; until: Instant }>();
  #tail = 0;
  #admissions = 0;
  #brake: Brake | undefined;
  #drawnFor: Instant | undefined;
  #sweptAt = 0;
  #graceUntil = 0;

  constructor(options: { readonly rules: RoomRules }) {
    this.#rules = options.rules;
    this.#bucket = new AdmissionBucket(options.rules.admitPerSecond);
  }

  async join(options: {
    readonly token: string;
    readonly now: Instant;
  }): Promise<Membership> {
    const { token, now } = options;
    const { opensAt } = this.#rules;
    const inside = this.#admitted.get(token);
    if (inside && inside.until > now) return { kind: 'admitted', ...inside };
    const place = this.#waiting.get(token);
    if (place) {
      place.seenAt = now;
      return { kind: 'waiting', ticket: place.ticket };
    }
    if (opensAt !== undefined && this.#drawnFor !== opensAt) {
      if (now < opensAt) {
        this.#preQueue.set(token, now);
        return { kind: 'pre-queue' };
      }
      this.#drawNow(now);
      return this.join(options);
    }
    this.#admitted.delete(token);
    this.#preQueue.delete(token);
    return { kind: 'waiting', ticket: this.#issue(token, now) };
  }

  async find(options: {
    readonly token: string;
    readonly now: Instant;
  }): Promise<Found> {
    const inside = this.#admitted.get(options.token);
    if (inside && inside.until > options.now) {
      return { kind: 'admitted', ...inside };
    }
    const place = this.#waiting.get(options.token);
    if (place) return { kind: 'waiting', ticket: place.ticket };
    if (this.#preQueue.has(options.token)) return { kind: 'pre-queue' };
    return { kind: 'unknown' };
  }

  async leave(options: { readonly token: string }): Promise<void> {
    this.#waiting.delete(options.token);
    this.#preQueue.delete(options.token);
    this.#admitted.delete(options.token);
  }

  async heartbeat(options: {
    readonly tokens: readonly string[];
    readonly now: Instant;
  }): Promise<{ readonly missing: readonly string[] }> {
    const missing = options.tokens.filter(token => {
      const place = this.#waiting.get(token);
      if (place) place.seenAt = options.now;
      else if (this.#preQueue.has(token)) {
        this.#preQueue.set(token, options.now);
      } else return true;
      return false;
    });
    return { missing };
  }

  async admit(options: { readonly now: Instant }): Promise<AdmissionBatch> {
    const { now } = options;
    const firstNumber = this.#admissions + 1;
    const none = (held: Held) => ({ admitted: [], firstNumber: 0, held });
    if (this.#brake) return none('brake');
    if (this.#waiting.size === 0) return none('empty');
    const room = this.#rules.capacity - this.#insideAt(now);
    const rate = this.#bucket.available(now);
    const count = Math.min(
      this.#waiting.size,
      this.#rules.admitBatch,
      rate,
      room,
    );
    if (count <= 0) return none(room <= 0 ? 'capacity' : 'rate');
    this.#bucket.take(count);
    const until = now + this.#rules.admittedSeconds * 1000;
    const people: Admission[] = [];
    for (const [token, { ticket }] of this.#waiting) {
      if (people.length === count) break;
      people.push({ token, ticket });
      this.#waiting.delete(token);
      this.#admitted.set(token, { ticket, until });
    }
    this.#admissions += people.length;
    return {
      admitted: people,
      firstNumber,
      held: this.#heldAfter({ count, room, rate }),
    };
  }

  async expire(options: { readonly now: Instant }): Promise<Expired> {
    const { now } = options;
    const patience = this.#rules.abandonedSeconds * 1000;
    if (now - this.#sweptAt > patience / 2) this.#graceUntil = now + patience;
    this.#sweptAt = Math.max(now, this.#sweptAt);
    let abandoned = 0;
    if (now >= this.#graceUntil) {
      for (const [token, place] of this.#waiting) {
        if (place.seenAt > now - patience || abandoned === EXPIRE_STEP)
          continue;
        this.#waiting.delete(token);
        abandoned += 1;
      }
      for (const [token, seenAt] of this.#preQueue) {
        if (seenAt > now - patience || abandoned === EXPIRE_STEP) continue;
        this.#preQueue.delete(token);
        abandoned += 1;
      }
    }
    let ended = 0;
    for (const [token, { until }] of this.#admitted) {
      if (until > now || ended === EXPIRE_STEP) continue;
      this.#admitted.delete(token);
      ended += 1;
    }
    return {
      abandoned,
      ended,
      more: abandoned === EXPIRE_STEP || ended === EXPIRE_STEP,
    };
  }

  async draw(options: {
    readonly now: Instant;
  }): Promise<{ readonly drawn: number; readonly seed: string | undefined }> {
    const { opensAt } = this.#rules;
    const early = opensAt !== undefined && options.now < opensAt;
    const done = opensAt === undefined || this.#drawnFor === opensAt;
    if (early || (done && this.#preQueue.size === 0)) {
      return { drawn: 0, seed: undefined };
    }
    return this.#drawNow(options.now);
  }

  async setBrake(options: { readonly brake: Brake | undefined }) {
    this.#brake = options.brake;
  }

  async snapshot(options: { readonly now: Instant }): Promise<RoomSnapshot> {
    const head = this.#waiting.values().next().value;
    return {
      at: options.now,
      serving: head ? head.ticket - 1 : this.#tail,
      tail: this.#tail,
      waiting: this.#waiting.size,
      preQueue: this.#preQueue.size,
      admitted: this.#insideAt(options.now),
      brake: this.#brake,
      drawnFor: this.#drawnFor,
    };
  }

  #issue(token: string, seenAt: Instant): number {
    this.#tail += 1;
    this.#waiting.set(token, { ticket: this.#tail, seenAt });
    return this.#tail;
  }

  #drawNow(now: Instant) {
    const seed = newSeed();
    const order = drawLots({ tokens: this.#preQueue.keys(), seed });
    for (const token of order) {
      this.#issue(token, this.#preQueue.get(token) ?? now);
    }
    this.#preQueue.clear();
    this.#drawnFor = this.#rules.opensAt;
    return { drawn: order.length, seed };
  }

  #insideAt(now: Instant): number {
    let inside = 0;
    for (const { until } of this.#admitted.values()) {
      if (until > now) inside += 1;
    }
    return inside;
  }

  #heldAfter(options: { count: number; room: number; rate: number }): Held {
    if (this.#waiting.size === 0) return 'empty';
    if (options.count === options.room) return 'capacity';
    return options.count === options.rate ? 'rate' : 'batch';
  }
}
