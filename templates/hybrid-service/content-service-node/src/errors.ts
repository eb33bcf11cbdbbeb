/** The environment is wrong; the message lists every mistake in it. */
export class ConfigProblem extends Error {
  override readonly name = 'ConfigProblem';
}
{% if values.database != 'none' %}

/**
 * The database did not answer. Nothing is known about whether the call took
 * effect; every call of the store may be repeated.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
{% endif %}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
