import type { Pool, RowDataPacket } from 'mysql2/promise';
import { reach } from '../database/reach';
import type { Item, ItemStore } from './ItemStore';

type ItemRow = RowDataPacket & { readonly id: string; readonly title: string };

/** Writes go to the writer site, reads to the copy beside this replica. */
export class MariaDbItemStore implements ItemStore {
  readonly #writer: Pool;
  readonly #reader: Pool;
  readonly #timeout: number;

  constructor(options: {
    readonly writer: Pool;
    readonly reader: Pool;
    readonly callTimeoutMs: number;
  }) {
    this.#writer = options.writer;
    this.#reader = options.reader;
    this.#timeout = options.callTimeoutMs;
  }

  async put({ id, title }: Item): Promise<void> {
    await reach(() =>
      this.#writer.execute({
        sql: 'INSERT INTO item (id, title) VALUES (?, ?) ON DUPLICATE KEY UPDATE title = VALUES(title)',
        values: [id, title],
        timeout: this.#timeout,
      }),
    );
  }

  async get(id: string): Promise<Item | undefined> {
    const [rows] = await reach(() =>
      this.#reader.execute<ItemRow[]>({
        sql: 'SELECT id, title FROM item WHERE id = ?',
        values: [id],
        timeout: this.#timeout,
      }),
    );
    return rows[0];
  }

  async list(options: { readonly limit: number }): Promise<readonly Item[]> {
    const [rows] = await reach(() =>
      // query, not execute: MariaDB takes no parameter of a prepared LIMIT sent as a double.
      this.#reader.query<ItemRow[]>({
        sql: 'SELECT id, title FROM item ORDER BY created_at DESC, id LIMIT ?',
        values: [options.limit],
        timeout: this.#timeout,
      }),
    );
    return rows;
  }

  async ping(): Promise<void> {
    await reach(() => this.#reader.query({ sql: 'SELECT 1', timeout: this.#timeout }));
  }

  async close(): Promise<void> {
    await Promise.all([this.#writer.end(), this.#reader.end()]);
  }
}
