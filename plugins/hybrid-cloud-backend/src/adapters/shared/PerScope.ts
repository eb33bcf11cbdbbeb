/** Makes one of something for each scope, on first use, and keeps it. */
export class PerScope<S, T> {
  readonly #keyOf: (scope: S) => string;
  readonly #make: (scope: S) => T;
  readonly #made = new Map<string, T>();

  constructor(options: {
    readonly keyOf: (scope: S) => string;
    readonly make: (scope: S) => T;
  }) {
    this.#keyOf = options.keyOf;
    this.#make = options.make;
  }

  get(scope: S): T {
    const key = this.#keyOf(scope);
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const made = this.#make(scope);
    this.#made.set(key, made);
    return made;
  }

  all(): readonly T[] {
    return [...this.#made.values()];
  }
}
