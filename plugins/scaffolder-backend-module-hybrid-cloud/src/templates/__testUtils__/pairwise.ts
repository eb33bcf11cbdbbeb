/** Values of each factor, by name. */
export type Factors = Readonly<Record<string, readonly string[]>>;
/** One value for each factor. */
export type Combination = Readonly<Record<string, string>>;
/** May be asked about an unfinished combination: yes as long as nothing in it is wrong. */
export type IsPossible = (partial: Readonly<Partial<Combination>>) => boolean;

/**
 * A small list of combinations in which every possible pair of values of two factors is found at least once. The same
 * factors always give the same list. A pair that no possible combination holds is left out.
 */
export function pairwise(options: {
  readonly factors: Factors;
  readonly isPossible: IsPossible;
}): readonly Combination[] {
  const names = Object.keys(options.factors);
  const open = allPairs(options.factors);
  const rows: Combination[] = [];
  while (open.size > 0) {
    const [key, pair] = [...open][0];
    const row = complete({ ...options, names, open, partial: pair });
    open.delete(key);
    if (!row) continue;
    rows.push(row);
    for (const name of names) {
      for (const other of names) {
        open.delete(pairKey(name, row[name], other, row[other]));
      }
    }
  }
  return rows;
}

function allPairs(factors: Factors): Map<string, Combination> {
  const names = Object.keys(factors);
  const pairs = new Map<string, Combination>();
  names.forEach((name, index) =>
    names.slice(index + 1).forEach(other =>
      factors[name].forEach(value =>
        factors[other].forEach(another =>
          pairs.set(pairKey(name, value, other, another), {
            [name]: value,
            [other]: another,
          }),
        ),
      ),
    ),
  );
  return pairs;
}

function complete(options: {
  readonly factors: Factors;
  readonly isPossible: IsPossible;
  readonly names: readonly string[];
  readonly open: ReadonlyMap<string, Combination>;
  readonly partial: Combination;
}): Combination | undefined {
  const { factors, isPossible, names, open, partial } = options;
  if (!isPossible(partial)) return undefined;
  const next = names.find(name => !(name in partial));
  if (!next) {
    return Object.fromEntries(names.map(name => [name, partial[name]]));
  }
  const gain = (value: string) =>
    Object.entries(partial).filter(
      ([name, other]) =>
        open.has(pairKey(next, value, name, other)) ||
        open.has(pairKey(name, other, next, value)),
    ).length;
  const byGain = [...factors[next]].sort((a, b) => gain(b) - gain(a));
  for (const value of byGain) {
    const row = complete({
      ...options,
      partial: { ...partial, [next]: value },
    });
    if (row) return row;
  }
  return undefined;
}

function pairKey(name: string, value: string, other: string, another: string) {
  return JSON.stringify([name, value, other, another]);
}
