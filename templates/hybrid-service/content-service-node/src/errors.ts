/** The environment is wrong; the message lists every mistake in it. */
export class ConfigProblem extends Error {
  override readonly name = 'ConfigProblem';
}
{% if values.database != 'none' or values.sessions == 'redis' %}

/**
 * Something we depend on did not answer; the message says what and is shown to
 * users. Nothing is known about whether the call took effect; every call that
 * throws this may be repeated.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
{% endif %}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
