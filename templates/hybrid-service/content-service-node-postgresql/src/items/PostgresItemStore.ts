import type { Pool } from 'pg';
import { reach } from '../database/reach';
import type { Item, ItemStore } from './ItemStore';

/** Writes go to the writer site, reads to the copy beside this replica. */
export class PostgresItemStore implements ItemStore {
  readonly #writer: Pool;
  readonly #reader: Pool;

  constructor(options: { readonly writer: Pool; readonly reader: Pool }) {
    this.#writer = options.writer;
    this.#reader = options.reader;
  }

  async put({ id, title }: Item): Promise<void> {
    await reach(() =>
      this.#writer.query(
        'INSERT INTO item (id, title) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET title = EXCLUDED.title, updated_at = now()',
        [id, title],
      ),
    );
  }

  async get(id: string): Promise<Item | undefined> {
    const { rows } = await reach(() =>
      this.#reader.query<Item>('SELECT id, title FROM item WHERE id = $1', [id]),
    );
    return rows[0];
  }

  async list(options: { readonly limit: number }): Promise<readonly Item[]> {
    const { rows } = await reach(() =>
      this.#reader.query<Item>(
        'SELECT id, title FROM item ORDER BY created_at DESC, id LIMIT $1',
        [options.limit],
      ),
    );
    return rows;
  }

  async ping(): Promise<void> {
    await reach(() => this.#reader.query('SELECT 1'));
  }

  async close(): Promise<void> {
    await Promise.all([this.#writer.end(), this.#reader.end()]);
  }
}
