import { randomBytes } from 'node:crypto';
import { Instant } from '../Clock';
import { Refusal } from '../errors';
import { Row, Table, Write } from '../table/Table';

/** One person who is told about one item. */
export interface Subscription {
  readonly item: string;
  readonly person: string;
  /** Whoever has it may end this subscription, and do nothing else. It stands in every letter. */
  readonly leaveToken: string;
}

/** Letters of one change must go out within one run of the mail function, so there is an end to them. */
export const MOST_SUBSCRIBERS = 500;
const PAGE = 100;

export class SubscriptionStore {
  readonly #table: Table;
  readonly #keepDays: number;

  constructor(options: { readonly table: Table; readonly keepDays: number }) {
    this.#table = options.table;
    this.#keepDays = options.keepDays;
  }

  /** Idempotent. Two who come at once may pass the limit by one; the mail function bears that. */
  async subscribe(options: {
    readonly item: string;
    readonly person: string;
    readonly now: Instant;
  }): Promise<void> {
    const { item, person, now } = options;
    if (await this.#table.get(keyOf({ item, person }))) return;
    if ((await this.#count(item)) >= MOST_SUBSCRIBERS) {
      throw new Refusal({
        status: 409,
        code: 'too-many-subscribers',
        message: `${MOST_SUBSCRIBERS} people are told about ${item} already.`,
      });
    }
    const leaveToken = randomBytes(24).toString('base64url');
    // Refused: another request of the same person was faster, which is as good.
    await this.#table.write([
      {
        kind: 'put',
        row: {
          ...keyOf({ item, person }),
          type: 'subscription',
          fields: { item, person, leaveToken, since: now },
          listed: { list: `person#${person}`, order: item },
        },
        expect: 'absent',
      },
      {
        kind: 'put',
        row: {
          ...leaveKeyOf(leaveToken),
          type: 'leave',
          fields: { item, person },
        },
        expect: 'absent',
      },
    ]);
  }

  /**
   * Idempotent. The token outlives its subscription for a while: who follows the item again and then opens an old letter
   * means the subscription of now.
   */
  async unsubscribe(options: {
    readonly item: string;
    readonly person: string;
    readonly now: Instant;
  }): Promise<void> {
    const row = await this.#table.get(keyOf(options));
    if (!row) return;
    const leave = await this.#table.get(
      leaveKeyOf(String(row.fields.leaveToken)),
    );
    const expires = Math.floor(options.now / 1000) + this.#keepDays * 86_400;
    // Refused: another request of the same person was faster, which is as good.
    await this.#table.write([
      { kind: 'delete', key: keyOf(options) },
      ...(leave ? [expiring({ leave, expires })] : []),
    ]);
  }

  /** Ends the subscription that the token stands for. A token that never was, or was long ago, ends nothing: also fine. */
  async leave(options: {
    readonly token: string;
    readonly now: Instant;
  }): Promise<void> {
    const row = await this.#table.get(leaveKeyOf(options.token));
    if (!row) return;
    await this.unsubscribe({
      item: String(row.fields.item),
      person: String(row.fields.person),
      now: options.now,
    });
  }

  /** All who are told about an item, a page at a time. */
  async *subscribersOf(item: string): AsyncGenerator<readonly Subscription[]> {
    let after: string | undefined;
    do {
      const page = await this.#table.query({
        pk: `ITEM#${item}`,
        prefix: 'SUBSCRIBER#',
        limit: PAGE,
        ...(after === undefined ? {} : { after }),
      });
      yield page.rows.map(toSubscription);
      after = page.next;
    } while (after !== undefined);
  }

  /** Ids of the items that a person is told about. */
  async itemsOf(person: string): Promise<readonly string[]> {
    const items: string[] = [];
    let after: string | undefined;
    do {
      const page = await this.#table.list({
        list: `person#${person}`,
        limit: PAGE,
        ...(after === undefined ? {} : { after }),
      });
      items.push(...page.rows.map(row => String(row.fields.item)));
      after = page.next;
    } while (after !== undefined);
    return items;
  }

  async #count(item: string): Promise<number> {
    let count = 0;
    for await (const page of this.subscribersOf(item)) count += page.length;
    return count;
  }
}

const keyOf = (options: {
  readonly item: string;
  readonly person: string;
}) => ({
  pk: `ITEM#${options.item}`,
  sk: `SUBSCRIBER#${options.person}`,
});
const leaveKeyOf = (token: string) => ({ pk: `LEAVE#${token}`, sk: 'LEAVE' });

function expiring(options: {
  readonly leave: Row;
  readonly expires: number;
}): Write {
  const { pk, sk, type, fields, rev } = options.leave;
  return {
    kind: 'put',
    row: { pk, sk, type, fields, expires: options.expires },
    expect: { rev },
  };
}

const toSubscription = ({ fields }: Row): Subscription => ({
  item: String(fields.item),
  person: String(fields.person),
  leaveToken: String(fields.leaveToken),
});
