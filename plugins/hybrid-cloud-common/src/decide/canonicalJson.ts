/** JSON with keys in alphabetical order at every depth, so that equal values give equal text. `undefined` is left out. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, at) =>
    at !== null && typeof at === 'object' && !Array.isArray(at)
      ? Object.fromEntries(
          Object.entries(at).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : at,
  );
}
