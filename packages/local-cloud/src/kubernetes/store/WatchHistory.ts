import { KubeObject } from '../objects/KubeObject';

/** One change of one object. `previous` is the object before it: selectors need it, and older states are rebuilt from it. */
export interface Change {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly version: number;
  readonly key: string;
  /** For DELETED the last state, carrying the version of the deletion. */
  readonly object: KubeObject;
  readonly previous?: KubeObject;
}

/** The last changes of one resource type: what a watch may resume from. Older ones are compacted away. */
export class WatchHistory {
  readonly #limit: number;
  #changes: Change[] = [];
  #compactedTo = 0;

  constructor(options: { readonly limit: number }) {
    this.#limit = options.limit;
  }

  push(change: Change): void {
    this.#changes.push(change);
    // Trimmed in halves: a shift per change would move the whole list every time.
    if (this.#changes.length >= this.#limit * 2) this.#drop(this.#limit);
  }

  /** Forgets everything, as etcd compaction does; watches from earlier versions get 410. */
  compact(): void {
    this.#drop(this.#changes.length);
  }

  /** Changes after `version`, oldest first, or undefined when some of them are gone already. */
  since(version: number): readonly Change[] | undefined {
    if (version < this.#compactedTo) return undefined;
    let low = 0;
    let high = this.#changes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#changes[middle].version <= version) low = middle + 1;
      else high = middle;
    }
    return this.#changes.slice(low);
  }

  #drop(count: number): void {
    const dropped = this.#changes.splice(0, count);
    const last = dropped.at(-1);
    if (last) this.#compactedTo = last.version;
  }
}
