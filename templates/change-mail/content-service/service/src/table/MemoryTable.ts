import { Key, Page, Row, Table, Write } from './Table';

/** The table for tests and development: the same rules, in memory. */
export class MemoryTable implements Table {
  readonly #rows = new Map<string, Row>();
  readonly #watchers: ((row: Row) => void)[] = [];

  /** Called for each row that is new, as a stream of the table would. */
  onInsert(watcher: (row: Row) => void): void {
    this.#watchers.push(watcher);
  }

  async get(key: Key): Promise<Row | undefined> {
    return this.#rows.get(nameOf(key));
  }

  async query(options: {
    readonly pk: string;
    readonly prefix: string;
    readonly after?: string;
    readonly limit: number;
    readonly newestFirst?: boolean;
  }): Promise<Page> {
    const { pk, prefix, after, newestFirst } = options;
    const found = [...this.#rows.values()]
      .filter(row => row.pk === pk && row.sk.startsWith(prefix))
      .filter(row => after === undefined || row.sk > after)
      .sort((a, b) => compare(a.sk, b.sk) * (newestFirst ? -1 : 1));
    return pageOf(found, options.limit, row => row.sk);
  }

  async list(options: {
    readonly list: string;
    readonly after?: string;
    readonly limit: number;
  }): Promise<Page> {
    const order = (row: Row) => row.listed?.order ?? '';
    const found = [...this.#rows.values()]
      .filter(row => row.listed?.list === options.list)
      .filter(row => options.after === undefined || order(row) > options.after)
      .sort((a, b) => compare(order(a), order(b)));
    return pageOf(found, options.limit, order);
  }

  async write(writes: readonly Write[]): Promise<boolean> {
    const asExpected = writes.every(write => {
      if (write.kind === 'delete') return true;
      const rev = this.#rows.get(nameOf(write.row))?.rev;
      return write.expect === 'absent'
        ? rev === undefined
        : rev === write.expect.rev;
    });
    if (!asExpected) return false;
    for (const write of writes) this.#apply(write);
    return true;
  }

  #apply(write: Write): void {
    if (write.kind === 'delete') {
      this.#rows.delete(nameOf(write.key));
      return;
    }
    const isNew = write.expect === 'absent';
    const row = {
      ...write.row,
      rev: write.expect === 'absent' ? 1 : write.expect.rev + 1,
    };
    this.#rows.set(nameOf(row), row);
    if (isNew) this.#watchers.forEach(watcher => watcher(row));
  }
}

const nameOf = ({ pk, sk }: Key) => JSON.stringify([pk, sk]);
const compare = (a: string, b: string) => Number(a > b) - Number(a < b);

function pageOf(
  found: readonly Row[],
  limit: number,
  order: (row: Row) => string,
): Page {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return found.length > limit && last ? { rows, next: order(last) } : { rows };
}
