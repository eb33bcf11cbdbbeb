import type { Redis } from 'ioredis';
import { Instant } from '../Clock';
import { Keys } from '../redis/keys';
import { LuaScript } from '../redis/LuaScript';
import { reach } from '../redis/reach';
import { LEASE_MS, Outbox, OutboxItem } from './Outbox';

/**
 * KEYS outbox due attempts
 * ARGV now max leaseMs
 */
const takeScript = new LuaScript(`
local ids = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', ARGV[1], 'LIMIT', 0, ARGV[2])
local taken = {}
for _, id in ipairs(ids) do
  local body = redis.call('HGET', KEYS[1], id)
  if body then
    redis.call('ZADD', KEYS[2], tonumber(ARGV[1]) + tonumber(ARGV[3]), id)
    taken[#taken + 1] = {id, body, redis.call('HINCRBY', KEYS[3], id, 1)}
  else
    redis.call('ZREM', KEYS[2], id)
  end
end
return taken
`);

/**
 * KEYS outbox due attempts dead
 * ARGV id keep ('1' sets it aside)
 */
const removeScript = new LuaScript(`
local body = redis.call('HGET', KEYS[1], ARGV[1])
if body and ARGV[2] == '1' then redis.call('HSET', KEYS[4], ARGV[1], body) end
redis.call('HDEL', KEYS[1], ARGV[1])
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('HDEL', KEYS[3], ARGV[1])
return 1
`);

/** Letters in Redis: any replica may send them. */
export class RedisOutbox implements Outbox {
  readonly #redis: Redis;
  readonly #keys: Keys;

  constructor(options: { readonly redis: Redis; readonly keys: Keys }) {
    this.#redis = options.redis;
    this.#keys = options.keys;
  }

  async take(options: { readonly max: number; readonly now: Instant }) {
    const { outbox, outboxDue, outboxAttempts } = this.#keys;
    const reply = await takeScript.run({
      redis: this.#redis,
      keys: [outbox, outboxDue, outboxAttempts],
      args: [options.now, options.max, LEASE_MS],
    });
    return (Array.isArray(reply) ? reply : []).map(
      ([id, body, attempt]): OutboxItem => ({
        id: String(id),
        body: String(body),
        attempt: Number(attempt),
      }),
    );
  }

  async done(options: { readonly id: string }) {
    await this.#remove(options.id, false);
  }

  async retry(options: { readonly id: string; readonly at: Instant }) {
    await reach(() =>
      this.#redis.zadd(this.#keys.outboxDue, 'XX', options.at, options.id),
    );
  }

  async giveUp(options: { readonly id: string }) {
    await this.#remove(options.id, true);
  }

  async depth() {
    const [waiting, dead] = await reach(() =>
      Promise.all([
        this.#redis.hlen(this.#keys.outbox),
        this.#redis.hlen(this.#keys.outboxDead),
      ]),
    );
    return { waiting, dead };
  }

  async #remove(id: string, keep: boolean): Promise<void> {
    const { outbox, outboxDue, outboxAttempts, outboxDead } = this.#keys;
    await removeScript.run({
      redis: this.#redis,
      keys: [outbox, outboxDue, outboxAttempts, outboxDead],
      args: [id, keep ? '1' : '0'],
    });
  }
}
