import { ConfigProblem } from '../errors';

/** Throws a ConfigProblem that lists the mistakes. */
export function refuse(mistakes: readonly string[], cause?: unknown): never {
  throw new ConfigProblem(
    `The environment has ${
      mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`
    }:\n${mistakes.map(mistake => `  - ${mistake}`).join('\n')}`,
    { cause },
  );
}
