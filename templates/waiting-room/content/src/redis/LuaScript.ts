import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { reach } from './reach';

/** A script that Redis runs as one atomic step. */
export class LuaScript {
  readonly #lua: string;
  readonly #sha: string;

  constructor(lua: string) {
    this.#lua = lua;
    this.#sha = createHash('sha1').update(lua).digest('hex');
  }

  /**
   * Runs by digest and sends the text only when Redis does not have it, which
   * is once after each of its starts. Throws StoreUnavailable.
   */
  run(options: {
    readonly redis: Redis;
    readonly keys: readonly string[];
    readonly args: readonly (string | number)[];
  }): Promise<unknown> {
    const { redis, keys, args } = options;
    return reach(async () => {
      try {
        return await redis.evalsha(this.#sha, keys.length, ...keys, ...args);
      } catch (error) {
        if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) {
          throw error;
        }
        return redis.eval(this.#lua, keys.length, ...keys, ...args);
      }
    });
  }
}
