/**
 * The store did not answer. Nothing is known about whether the call took
 * effect; every call of the stores may be repeated.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** The environment is wrong; the message lists every mistake in it. */
export class ConfigProblem extends Error {
  override readonly name = 'ConfigProblem';
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
