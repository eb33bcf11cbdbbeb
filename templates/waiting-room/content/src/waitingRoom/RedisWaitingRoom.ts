import type { Redis } from 'ioredis';
import { Instant } from '../Clock';
import { Keys } from '../redis/keys';
import { reach } from '../redis/reach';
import { newSeed } from './lots';
import {
  heldOf,
  listOf,
  membershipOf,
  numberOf,
  optionalNumberOf,
  stringsOf,
} from './replies';
import { EXPIRE_STEP, RoomRules } from './RoomRules';
import { admitScript } from './scripts/admitScript';
import { drawScript } from './scripts/drawScript';
import { expireScript } from './scripts/expireScript';
import { findScript } from './scripts/findScript';
import { heartbeatScript } from './scripts/heartbeatScript';
import { joinScript } from './scripts/joinScript';
import { leaveScript } from './scripts/leaveScript';
import { snapshotScript } from './scripts/snapshotScript';
import {
  Admission,
  AdmissionBatch,
  Brake,
  Expired,
  Found,
  Membership,
  RoomSnapshot,
  WaitingRoomStore,
} from './WaitingRoomStore';

/** Draws that may be due while one join is under way: one, unless rules differ between replicas. */
const JOIN_ATTEMPTS = 3;

/** The room in Redis: one for any number of replicas and sites. */
export class RedisWaitingRoom implements WaitingRoomStore {
  readonly #redis: Redis;
  readonly #keys: Keys;
  readonly #rules: RoomRules;

  constructor(options: {
    readonly redis: Redis;
    readonly keys: Keys;
    readonly rules: RoomRules;
  }) {
    this.#redis = options.redis;
    this.#keys = options.keys;
    this.#rules = options.rules;
  }

  async join(options: {
    readonly token: string;
    readonly now: Instant;
  }): Promise<Membership> {
    const { waiting, admitted, admissions, seen, state, preQueue } = this.#keys;
    for (let attempt = 0; attempt < JOIN_ATTEMPTS; attempt += 1) {
      const reply = await joinScript.run({
        redis: this.#redis,
        keys: [waiting, admitted, admissions, seen, state, preQueue],
        args: [options.token, options.now, this.#opensAt()],
      });
      const place = membershipOf(reply);
      if (place.kind === 'draw-due') await this.draw({ now: options.now });
      else if (place.kind !== 'unknown') return place;
    }
    throw new Error('The lots are due but cannot be drawn.');
  }

  async find(options: {
    readonly token: string;
    readonly now: Instant;
  }): Promise<Found> {
    const { waiting, admitted, admissions, preQueue } = this.#keys;
    const reply = await findScript.run({
      redis: this.#redis,
      keys: [waiting, admitted, admissions, preQueue],
      args: [options.token, options.now],
    });
    const place = membershipOf(reply);
    return place.kind === 'draw-due' ? { kind: 'unknown' } : place;
  }

  async leave(options: { readonly token: string }): Promise<void> {
    const { waiting, admitted, admissions, seen, preQueue } = this.#keys;
    await leaveScript.run({
      redis: this.#redis,
      keys: [waiting, admitted, admissions, seen, preQueue],
      args: [options.token],
    });
  }

  async heartbeat(options: {
    readonly tokens: readonly string[];
    readonly now: Instant;
  }): Promise<{ readonly missing: readonly string[] }> {
    if (options.tokens.length === 0) return { missing: [] };
    const reply = await heartbeatScript.run({
      redis: this.#redis,
      keys: [this.#keys.seen],
      args: [options.now, ...options.tokens],
    });
    return { missing: stringsOf(reply) };
  }

  async admit(options: { readonly now: Instant }): Promise<AdmissionBatch> {
    const { waiting, admitted, admissions, seen, state } = this.#keys;
    const rules = this.#rules;
    const reply = await admitScript.run({
      redis: this.#redis,
      keys: [waiting, admitted, admissions, seen, state],
      args: [
        options.now,
        rules.admitPerSecond,
        rules.admitBatch,
        rules.capacity,
        rules.admittedSeconds * 1000,
      ],
    });
    const [held, firstNumber, ...flat] = listOf(reply);
    const people: Admission[] = [];
    for (let i = 0; i + 1 < flat.length; i += 2) {
      people.push({ token: String(flat[i]), ticket: numberOf(flat[i + 1]) });
    }
    return {
      admitted: people,
      firstNumber: numberOf(firstNumber),
      held: heldOf(held),
    };
  }

  async expire(options: { readonly now: Instant }): Promise<Expired> {
    const { waiting, admitted, admissions, seen, state, preQueue } = this.#keys;
    const reply = await expireScript.run({
      redis: this.#redis,
      keys: [waiting, admitted, admissions, seen, state, preQueue],
      args: [options.now, this.#rules.abandonedSeconds * 1000, EXPIRE_STEP],
    });
    const [silent, over] = listOf(reply);
    const abandoned = numberOf(silent);
    const ended = numberOf(over);
    return {
      abandoned,
      ended,
      more: abandoned === EXPIRE_STEP || ended === EXPIRE_STEP,
    };
  }

  async draw(options: {
    readonly now: Instant;
  }): Promise<{ readonly drawn: number; readonly seed: string | undefined }> {
    const { preQueue, waiting, state } = this.#keys;
    const reply = await drawScript.run({
      redis: this.#redis,
      keys: [preQueue, waiting, state],
      args: [this.#opensAt(), options.now, newSeed()],
    });
    const [drawn, seed] = listOf(reply);
    return { drawn: numberOf(drawn), seed: seed ? String(seed) : undefined };
  }

  async setBrake(options: {
    readonly brake: Brake | undefined;
  }): Promise<void> {
    const { brake } = options;
    const { state } = this.#keys;
    await reach(() =>
      brake
        ? this.#redis.hset(state, {
            brake: brake.reason,
            brakeSince: brake.since,
          })
        : this.#redis.hdel(state, 'brake', 'brakeSince'),
    );
  }

  async snapshot(options: { readonly now: Instant }): Promise<RoomSnapshot> {
    const { waiting, admitted, state, preQueue } = this.#keys;
    const reply = await snapshotScript.run({
      redis: this.#redis,
      keys: [waiting, admitted, state, preQueue],
      args: [options.now],
    });
    const [serving, tail, people, pre, inside, reason, since, drawn] =
      listOf(reply);
    return {
      at: options.now,
      serving: numberOf(serving),
      tail: numberOf(tail),
      waiting: numberOf(people),
      preQueue: numberOf(pre),
      admitted: numberOf(inside),
      brake: reason
        ? { reason: String(reason), since: numberOf(since) }
        : undefined,
      drawnFor: optionalNumberOf(drawn),
    };
  }

  #opensAt(): string {
    return this.#rules.opensAt === undefined ? '' : String(this.#rules.opensAt);
  }
}
