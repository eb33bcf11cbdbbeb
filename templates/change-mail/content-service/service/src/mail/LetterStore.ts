import { createHash } from 'node:crypto';
import { Instant } from '../Clock';
import { Row, Table } from '../table/Table';

/**
 * How long a claim holds. Longer than any run of the mail function, and longer than SES takes to tell that it took a
 * letter: after it, a letter without such an event did not go.
 */
export const CLAIM_MS = 20 * 60_000;

const MOST_ATTEMPTS = 5;

/** `done`: sent or refused for good. `busy`: somebody else sends it, or nobody knows yet whether it went. */
export type Claim =
  | { readonly kind: 'claimed'; readonly rev: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'busy' };

type LetterState = 'sending' | 'free' | 'sent' | 'refused';

/**
 * What became of each letter, so that a change that is delivered twice is mailed once. One row for each change and
 * person: `sending` (claimed until a time), `free` (it surely did not go), `sent`, `refused`.
 */
export class LetterStore {
  readonly #table: Table;
  readonly #keepDays: number;

  constructor(options: { readonly table: Table; readonly keepDays: number }) {
    this.#table = options.table;
    this.#keepDays = options.keepDays;
  }

  /** The right to send this letter, for one caller at a time. */
  async claim(options: {
    readonly id: string;
    readonly person: string;
    readonly now: Instant;
  }): Promise<Claim> {
    const { id, person, now } = options;
    const row = await this.#table.get(keyOf(id));
    const state = row && stateOf(row);
    if (state === 'sent' || state === 'refused') return { kind: 'done' };
    if (state === 'sending' && Number(row?.fields.until) > now)
      return { kind: 'busy' };
    const claimed = await this.#put({
      id,
      person,
      now,
      state: 'sending',
      before: row,
    });
    return claimed
      ? { kind: 'claimed', rev: (row?.rev ?? 0) + 1 }
      : { kind: 'busy' };
  }

  /** Ends a claim. `false`: an event of SES was faster, and knows as much. */
  async settle(options: {
    readonly id: string;
    readonly rev: number;
    readonly person: string;
    readonly state: 'free' | 'sent' | 'refused';
    readonly now: Instant;
  }): Promise<boolean> {
    return this.#put({ ...options, before: { rev: options.rev } });
  }

  /** SES says that it took the letter: never again, whoever has a claim on it. */
  async markSent(options: {
    readonly id: string;
    readonly now: Instant;
  }): Promise<void> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const row = await this.#table.get(keyOf(options.id));
      if (!row || stateOf(row) === 'sent') return;
      const person = String(row.fields.person);
      if (await this.#put({ ...options, person, state: 'sent', before: row }))
        return;
    }
    throw new Error(
      `A letter was changed by others ${MOST_ATTEMPTS} times in a row`,
    );
  }

  /** Whose letter it was; undefined for one that is not ours, or forgotten. */
  async personOf(id: string): Promise<string | undefined> {
    const row = await this.#table.get(keyOf(id));
    return row && String(row.fields.person);
  }

  #put(options: {
    readonly id: string;
    readonly person: string;
    readonly state: LetterState;
    readonly now: Instant;
    readonly before: Pick<Row, 'rev'> | undefined;
  }): Promise<boolean> {
    const { id, person, state, now, before } = options;
    return this.#table.write([
      {
        kind: 'put',
        row: {
          ...keyOf(id),
          type: 'letter',
          fields: { person, state, until: now + CLAIM_MS },
          // Outlives every change that could still be replayed.
          expires: Math.floor(now / 1000) + (this.#keepDays + 7) * 86_400,
        },
        expect: before ? { rev: before.rev } : 'absent',
      },
    ]);
  }
}

/** The same change and person always give the same id. It says nothing about either. */
export function letterIdOf(options: {
  readonly change: string;
  readonly person: string;
}): string {
  return createHash('sha256')
    .update(JSON.stringify([options.change, options.person]))
    .digest('hex')
    .slice(0, 40);
}

const keyOf = (id: string) => ({ pk: `LETTER#${id}`, sk: 'LETTER' });

function stateOf(row: Row): LetterState {
  const { state } = row.fields;
  // What cannot be read counts as sent: no letter is better than two.
  return state === 'sending' || state === 'free' || state === 'refused'
    ? state
    : 'sent';
}
