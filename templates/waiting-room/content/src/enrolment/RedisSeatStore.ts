import type { Redis } from 'ioredis';
import { Keys } from '../redis/keys';
import { LuaScript } from '../redis/LuaScript';
import { reach } from '../redis/reach';
import { cancelScript, enrolScript } from './seatScripts';
import {
  CancelResult,
  Course,
  EnrolResult,
  SeatChange,
  SeatStore,
} from './SeatStore';

/** Seats in Redis: the same for every replica and site. */
export class RedisSeatStore implements SeatStore {
  readonly #redis: Redis;
  readonly #keys: Keys;

  constructor(options: { readonly redis: Redis; readonly keys: Keys }) {
    this.#redis = options.redis;
    this.#keys = options.keys;
  }

  async define(options: { readonly courses: readonly Course[] }) {
    if (options.courses.length === 0) return;
    const fields = Object.fromEntries(
      options.courses.map(({ id, seats }) => [id, seats]),
    );
    await reach(() => this.#redis.hset(this.#keys.capacity, fields));
  }

  async enrol(change: SeatChange): Promise<EnrolResult> {
    const { kind, seatsLeft } = await this.#run(enrolScript, change);
    switch (kind) {
      case 'enrolled':
      case 'already-enrolled':
        return { kind, seatsLeft };
      case 'full':
      case 'unknown-course':
        return { kind };
      default:
        throw new Error(`Unexpected answer of the enrol script: ${kind}`);
    }
  }

  async cancel(change: SeatChange): Promise<CancelResult> {
    const { kind, seatsLeft } = await this.#run(cancelScript, change);
    switch (kind) {
      case 'cancelled':
        return { kind, seatsLeft };
      case 'not-enrolled':
      case 'unknown-course':
        return { kind };
      default:
        throw new Error(`Unexpected answer of the cancel script: ${kind}`);
    }
  }

  async taken(options: { readonly courses: readonly string[] }) {
    const counts = await reach(() =>
      Promise.all(
        options.courses.map(id => this.#redis.scard(this.#keys.seats(id))),
      ),
    );
    return new Map(options.courses.map((id, i) => [id, counts[i] ?? 0]));
  }

  async coursesOf(options: { readonly student: string }) {
    const key = this.#keys.coursesOf(options.student);
    return (await reach(() => this.#redis.smembers(key))).sort();
  }

  async #run(script: LuaScript, change: SeatChange) {
    const keys = this.#keys;
    const reply = await script.run({
      redis: this.#redis,
      keys: [
        keys.capacity,
        keys.seats(change.course),
        keys.coursesOf(change.student),
        keys.outbox,
        keys.outboxDue,
      ],
      args: [
        change.course,
        change.student,
        change.now,
        change.notice?.id ?? '',
        change.notice?.body ?? '',
      ],
    });
    const [kind, seatsLeft] = Array.isArray(reply) ? reply : [];
    return { kind: String(kind), seatsLeft: Number(seatsLeft) };
  }
}
