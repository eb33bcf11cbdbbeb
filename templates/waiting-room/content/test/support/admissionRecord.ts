import type { Redis } from 'ioredis';
import { Keys } from '../../src/redis/keys';

export interface Recorded {
  readonly token: string;
  readonly number: number;
  readonly ticket: number;
}

/** Who was let in, in the order in which it happened, as Redis has it. */
export async function admissionRecord(options: {
  readonly redis: Redis;
  readonly keys: Keys;
}): Promise<readonly Recorded[]> {
  const notes = await options.redis.hgetall(options.keys.admissions);
  return Object.entries(notes)
    .map(([token, note]) => {
      const [number, ticket] = note.split(':').map(Number);
      return { token, number: number ?? NaN, ticket: ticket ?? NaN };
    })
    .sort((a, b) => a.number - b.number);
}

/** Times somebody was let in before a person whose join had been answered before theirs was asked. */
export function inversions(options: {
  /** In the order of admission. */
  readonly admitted: readonly { readonly token: string }[];
  readonly joined: readonly {
    readonly token: string;
    readonly asked: number;
    readonly answered: number;
  }[];
}): number {
  const times = new Map(options.joined.map(j => [j.token, j]));
  let latestAsked = -Infinity;
  let count = 0;
  for (const { token } of options.admitted) {
    const time = times.get(token);
    if (!time) throw new Error(`${token} was let in without having joined.`);
    if (time.answered < latestAsked) count += 1;
    latestAsked = Math.max(latestAsked, time.asked);
  }
  return count;
}

/** Numbers that occur more than once. */
export function repeated(values: readonly (number | string)[]): number {
  return values.length - new Set(values).size;
}
