import type { Redis } from 'ioredis';

/** People let in per turn, one turn a second. */
const ADMITTED_PER_TURN = 10;
const TURN_MS = 1000;

/**
 * The design this replaces, as its operators describe it: a sorted set scored
 * by the time of arrival in milliseconds, ten people let in each second, and a
 * ZRANK for every poll.
 */
export class SeedQueue {
  readonly #redis: Redis;
  readonly #key: string;
  #timer: NodeJS.Timeout | undefined;
  #turn: Promise<void> = Promise.resolve();
  readonly admitted: string[] = [];

  constructor(options: { readonly redis: Redis; readonly key: string }) {
    this.#redis = options.redis;
    this.#key = options.key;
  }

  async join(options: {
    readonly token: string;
    readonly now: number;
  }): Promise<void> {
    await this.#redis.zadd(this.#key, options.now, options.token);
  }

  async poll(options: { readonly token: string }): Promise<number | null> {
    return this.#redis.zrank(this.#key, options.token);
  }

  /** Lets people in until stopped. */
  start(): void {
    this.#timer = setInterval(() => {
      this.#turn = this.#admit();
    }, TURN_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#turn;
  }

  /** Who is let in, and in what order, if nobody comes or goes. */
  async order(): Promise<readonly string[]> {
    return this.#redis.zrange(this.#key, '0', '-1');
  }

  async #admit(): Promise<void> {
    const next = await this.#redis.zrange(
      this.#key,
      '0',
      String(ADMITTED_PER_TURN - 1),
    );
    for (const token of next) {
      await this.#redis.zrem(this.#key, token);
      this.admitted.push(token);
    }
  }
}
