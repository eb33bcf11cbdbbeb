import type { Redis } from 'ioredis';
import type { Student } from '../enrolment/Student';
import { Keys } from '../redis/keys';
import { reach } from '../redis/reach';
import {
  digestOf,
  newSecret,
  SessionStore,
  studentSchema,
} from './SessionStore';

/** Sessions in Redis: they survive a change of server. */
export class RedisSessions implements SessionStore {
  readonly #redis: Redis;
  readonly #keys: Keys;
  readonly #seconds: number;

  constructor(options: {
    readonly redis: Redis;
    readonly keys: Keys;
    readonly seconds: number;
  }) {
    this.#redis = options.redis;
    this.#keys = options.keys;
    this.#seconds = options.seconds;
  }

  async create(options: { readonly student: Student }) {
    const secret = newSecret();
    await reach(() =>
      this.#redis.set(
        this.#keys.session(digestOf(secret)),
        JSON.stringify(options.student),
        'EX',
        this.#seconds,
      ),
    );
    return { secret };
  }

  async find(options: { readonly secret: string }) {
    const key = this.#keys.session(digestOf(options.secret));
    const found = await reach(() => this.#redis.get(key));
    if (found === null) return undefined;
    return studentSchema.parse(JSON.parse(found));
  }

  async remove(options: { readonly secret: string }) {
    const key = this.#keys.session(digestOf(options.secret));
    await reach(() => this.#redis.del(key));
  }
}
