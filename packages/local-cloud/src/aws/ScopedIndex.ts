import { Scope, scopeKey } from './Arn';

/** Resources by their key, listed per account and region in the order they were added, as AWS lists them. */
export class ScopedIndex<T> {
  readonly #byKey = new Map<string, T>();
  readonly #byScope = new Map<string, T[]>();

  add(options: {
    readonly scope: Scope;
    readonly key: string;
    readonly value: T;
  }): void {
    if (this.#byKey.has(options.key)) {
      throw new RangeError(`exists twice: ${options.key}`);
    }
    this.#byKey.set(options.key, options.value);
    const key = scopeKey(options.scope);
    const list = this.#byScope.get(key);
    if (list) list.push(options.value);
    else this.#byScope.set(key, [options.value]);
  }

  get(key: string): T | undefined {
    return this.#byKey.get(key);
  }

  /** The resource, or RangeError: for callers inside local-cloud, who must know what exists. */
  require(key: string): T {
    const value = this.#byKey.get(key);
    if (value === undefined) throw new RangeError(`does not exist: ${key}`);
    return value;
  }

  delete(scope: Scope, key: string): boolean {
    const value = this.#byKey.get(key);
    if (value === undefined) return false;
    this.#byKey.delete(key);
    const list = this.#byScope.get(scopeKey(scope)) ?? [];
    const index = list.indexOf(value);
    if (index >= 0) list.splice(index, 1);
    return true;
  }

  list(scope: Scope): readonly T[] {
    return this.#byScope.get(scopeKey(scope)) ?? [];
  }

  values(): IterableIterator<T> {
    return this.#byKey.values();
  }
}
