import { Instant } from '../Clock';
import { Refusal } from '../errors';
import { Row, Table, Write } from '../table/Table';
import { Change, changeSchema } from './Change';
import { Item, ItemDraft, STATES } from './Item';

const CHANGES_SHOWN = 50;
const DAY_SECONDS = 86_400;

export interface ItemPage {
  readonly items: readonly Item[];
  readonly next?: string;
}

/** Items and their change log. A change and its log entry are one transaction: neither is ever there without the other. */
export class ItemStore {
  readonly #table: Table;
  readonly #keepDays: number;

  constructor(options: { readonly table: Table; readonly keepDays: number }) {
    this.#table = options.table;
    this.#keepDays = options.keepDays;
  }

  async find(id: string): Promise<Item | undefined> {
    const row = await this.#table.get(keyOf(id));
    return row && toItem(row);
  }

  async page(options: {
    readonly after?: string;
    readonly limit: number;
  }): Promise<ItemPage> {
    const { rows, next } = await this.#table.list({
      list: 'items',
      ...options,
    });
    return { items: rows.map(toItem), ...(next === undefined ? {} : { next }) };
  }

  /** The newest first, 50 at most. */
  async changes(id: string): Promise<readonly Change[]> {
    const { rows } = await this.#table.query({
      pk: keyOf(id).pk,
      prefix: 'CHANGE#',
      limit: CHANGES_SHOWN,
      newestFirst: true,
    });
    return rows.map(row => changeSchema.parse(row.fields));
  }

  /** Writes the item and its change. Nothing changed: nothing is written, and nobody is told. */
  async put(options: {
    readonly id: string;
    readonly draft: ItemDraft;
    readonly by: string;
    readonly now: Instant;
  }): Promise<{ readonly item: Item; readonly change: Change | undefined }> {
    const { id, draft, by, now } = options;
    const before = await this.find(id);
    if (before?.version !== draft.version) throw changedMeanwhile(id, before);
    if (before && isSame(before, draft))
      return { item: before, change: undefined };

    const { title, text, state } = draft;
    const item: Item = {
      id,
      title,
      text,
      state,
      version: (before?.version ?? 0) + 1,
      changedAt: now,
    };
    const moved = before !== undefined && before.state !== state;
    const change: Change = {
      id: `${id}.${item.version}`,
      kind: !before ? 'ItemCreated' : moved ? 'ItemMoved' : 'ItemChanged',
      item: id,
      title,
      version: item.version,
      state,
      ...(moved ? { from: before.state } : {}),
      by,
      at: now,
    };
    if (!(await this.#table.write([putItem(item), this.#putChange(change)]))) {
      throw changedMeanwhile(id, await this.find(id));
    }
    return { item, change };
  }

  #putChange(change: Change): Write {
    return {
      kind: 'put',
      row: {
        pk: keyOf(change.item).pk,
        // Versions sort as text when they have the same length.
        sk: `CHANGE#${String(change.version).padStart(10, '0')}`,
        type: 'change',
        fields: change,
        expires: Math.floor(change.at / 1000) + this.#keepDays * DAY_SECONDS,
      },
      expect: 'absent',
    };
  }
}

const keyOf = (id: string) => ({ pk: `ITEM#${id}`, sk: 'ITEM' });

function putItem(item: Item): Write {
  const { id, title, text, state, changedAt } = item;
  return {
    kind: 'put',
    row: {
      ...keyOf(id),
      type: 'item',
      fields: { id, title, text, state, changedAt },
      listed: { list: 'items', order: id },
    },
    // The version of an item is the revision of its row.
    expect: item.version === 1 ? 'absent' : { rev: item.version - 1 },
  };
}

function toItem({ fields, rev }: Row): Item {
  return {
    id: String(fields.id),
    title: String(fields.title),
    text: String(fields.text),
    state: STATES.find(state => state === fields.state) ?? 'open',
    version: rev,
    changedAt: Number(fields.changedAt),
  };
}

const isSame = (item: Item, draft: ItemDraft) =>
  item.title === draft.title &&
  item.text === draft.text &&
  item.state === draft.state;

function changedMeanwhile(id: string, now: Item | undefined): Refusal {
  return new Refusal({
    status: 409,
    code: 'changed-meanwhile',
    message: now
      ? `${id} is at version ${now.version} now. Read it again and repeat the change.`
      : `${id} does not exist; leave version out to create it.`,
  });
}
