type Labels = Readonly<Record<string, string>>;

/** Where indexed objects come from; `revision` moves on with every change. */
export interface IndexSource<T> {
  readonly revision: number;
  objects(): Iterable<T>;
}

const PAIR = /^\s*([^\s!=(),]+)\s*={1,2}\s*([^\s!=(),]+)\s*$/;

/**
 * Finds objects by a label without looking at all of them: a namespace may hold the pods of a thousand workloads, each
 * asked for at every tick. Built anew, when it is next asked, after anything changed.
 */
export class LabelIndex<T> {
  readonly #source: IndexSource<T>;
  readonly #labelsOf: (object: T) => Labels;
  #byPair: ReadonlyMap<string, readonly T[]> = new Map();
  #builtAt = -1;

  constructor(options: {
    readonly source: IndexSource<T>;
    readonly labelsOf: (object: T) => Labels;
  }) {
    this.#source = options.source;
    this.#labelsOf = options.labelsOf;
  }

  /** All objects a selector may select; those that carry its first `key=value` when it has one. */
  candidates(selector: string): Iterable<T> {
    const [first] = selector.split(/,(?![^(]*\))/).flatMap(part => {
      const match = PAIR.exec(part);
      return match ? [`${match[1]}=${match[2]}`] : [];
    });
    if (first === undefined) return this.#source.objects();
    if (this.#builtAt !== this.#source.revision) this.#build();
    return this.#byPair.get(first) ?? [];
  }

  #build(): void {
    const byPair = new Map<string, T[]>();
    for (const object of this.#source.objects()) {
      for (const [key, value] of Object.entries(this.#labelsOf(object))) {
        const pair = `${key}=${value}`;
        const known = byPair.get(pair);
        if (known) known.push(object);
        else byPair.set(pair, [object]);
      }
    }
    this.#byPair = byPair;
    this.#builtAt = this.#source.revision;
  }
}
