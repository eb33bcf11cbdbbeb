import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { StoreUnavailable } from '../errors';
import type { SessionStore } from './SessionStore';

/** One Redis for both sites: a person whose next request lands on the other site is still signed in. */
export class RedisSessionStore implements SessionStore {
  readonly #redis: Redis;
  readonly #prefix: string;

  constructor(options: { readonly redis: Redis; readonly service: string }) {
    this.#redis = options.redis;
    this.#prefix = `session:${options.service}:`;
  }

  async read(id: string): Promise<string | undefined> {
    return (await this.#reach(() => this.#redis.get(this.#key(id)))) ?? undefined;
  }

  async write(options: {
    readonly id: string;
    readonly session: string;
    readonly forMs: number;
  }): Promise<void> {
    const { id, session } = options;
    const forMs = Math.max(1, Math.round(options.forMs));
    await this.#reach(() => this.#redis.set(this.#key(id), session, 'PX', forMs));
  }

  async remove(id: string): Promise<void> {
    await this.#reach(() => this.#redis.del(this.#key(id)));
  }

  async ping(): Promise<void> {
    await this.#reach(() => this.#redis.ping());
  }

  async close(): Promise<void> {
    this.#redis.disconnect();
  }

  /** The digest, so that who reads the store cannot pose as anybody. */
  #key(id: string): string {
    return this.#prefix + createHash('sha256').update(id).digest('hex');
  }

  async #reach<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      throw new StoreUnavailable('The session store is away', { cause: error });
    }
  }
}
