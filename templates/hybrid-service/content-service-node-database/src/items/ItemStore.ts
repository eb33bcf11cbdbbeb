export interface Item {
  /** A UUID, chosen by the caller. */
  readonly id: string;
  readonly title: string;
}

/**
 * Where items are kept. Every call may be repeated, and throws StoreUnavailable
 * when the store does not answer.
 */
export interface ItemStore {
  /** Creates or changes; sending the same item twice is as good as once. */
  put(item: Item): Promise<void>;
  /** From the nearest copy: it may be behind by the replication's lag. */
  get(id: string): Promise<Item | undefined>;
  /** Newest first, from the nearest copy. */
  list(options: { readonly limit: number }): Promise<readonly Item[]>;
  /** Whether the nearest copy answers. Writes may still be impossible. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
