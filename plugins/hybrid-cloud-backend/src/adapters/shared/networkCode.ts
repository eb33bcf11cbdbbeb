const MAX_DEPTH = 5;

/**
 * The system's own code (`ECONNREFUSED`) of an error, or of what caused it; undefined when there is none. Looks at
 * properties and not at classes: the platform's fetch may make its errors in another realm.
 */
export function networkCode(error: unknown): string | undefined {
  let at: unknown = error;
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    if (typeof at !== 'object' || at === null) return undefined;
    const code: unknown = Reflect.get(at, 'code');
    if (typeof code === 'string') return code;
    at = Reflect.get(at, 'cause');
  }
  return undefined;
}
