import { createHash, randomBytes } from 'node:crypto';

/** A seed nobody can know before the opening. */
export function newSeed(): string {
  return randomBytes(32).toString('hex');
}

/**
 * Order of the lots: ascending SHA-1 of seed and token. A uniform permutation
 * as long as the seed is drawn after the tokens are in; with the seed published
 * afterwards anybody can recompute it. The Redis store does the same in Lua.
 */
export function drawLots(options: {
  readonly tokens: Iterable<string>;
  readonly seed: string;
}): string[] {
  return [...options.tokens]
    .map(token => ({
      token,
      lot: createHash('sha1').update(`${options.seed}:${token}`).digest('hex'),
    }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .map(({ token }) => token);
}
