import { SortedSet } from './SortedSet';

/** The database: keys to sorted sets. As in Redis, an empty set is no key. */
export class SortedSets {
  readonly #sets = new Map<string, SortedSet>();

  get(key: string): SortedSet | undefined {
    const set = this.#sets.get(key);
    return set && set.size > 0 ? set : undefined;
  }

  /** The set under a key, made when it is not there. */
  open(key: string): SortedSet {
    const set = this.#sets.get(key) ?? new SortedSet();
    this.#sets.set(key, set);
    return set;
  }

  delete(key: string): boolean {
    const existed = this.get(key) !== undefined;
    this.#sets.delete(key);
    return existed;
  }

  depth(key: string): number {
    return this.#sets.get(key)?.size ?? 0;
  }
}
