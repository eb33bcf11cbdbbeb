/** What is found under the keys and indexes, one inside the other, or undefined. For documents whose shape is what is tested. */
export function at(
  value: unknown,
  ...path: readonly (string | number)[]
): unknown {
  return path.reduce<unknown>(
    (found, key) =>
      typeof found === 'object' && found !== null
        ? Object.entries(found).find(([name]) => name === String(key))?.[1]
        : undefined,
    value,
  );
}
