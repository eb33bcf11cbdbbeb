import type { Item, ItemStore } from './ItemStore';

/** This process's memory: for development and tests. */
export class EmbeddedItemStore implements ItemStore {
  readonly #items = new Map<string, Item>();

  async put(item: Item): Promise<void> {
    this.#items.set(item.id, item);
  }

  async get(id: string): Promise<Item | undefined> {
    return this.#items.get(id);
  }

  async list(options: { readonly limit: number }): Promise<readonly Item[]> {
    return [...this.#items.values()].reverse().slice(0, options.limit);
  }

  async ping(): Promise<void> {}

  async close(): Promise<void> {}
}
