import { Row, Table } from '../table/Table';
import { Language, LANGUAGES } from './Language';
import { MailState, Person } from './Person';

const MAIL_STATES: readonly MailState[] = ['on', 'bounced', 'complained'];
const MOST_ATTEMPTS = 5;

/** People by the issuer's name for them: address, language, and whether mail may go there. */
export class PersonStore {
  readonly #table: Table;

  constructor(options: { readonly table: Table }) {
    this.#table = options.table;
  }

  async find(id: string): Promise<Person | undefined> {
    const row = await this.#table.get(keyOf(id));
    return row && toPerson(row);
  }

  /** Writes what the person said themselves just now. Mail is on again: they have just confirmed the address. */
  async confirm(options: {
    readonly id: string;
    readonly address: string;
    readonly language: Language;
  }): Promise<Person> {
    const person: Person = { ...options, mail: 'on' };
    await this.#change(options.id, () => person);
    return person;
  }

  /** No more letters to this person until they confirm their address again. Nobody there: nothing to stop. */
  async stopMail(options: {
    readonly id: string;
    readonly why: Exclude<MailState, 'on'>;
  }): Promise<void> {
    await this.#change(
      options.id,
      before => before && { ...before, mail: options.why },
    );
  }

  async #change(
    id: string,
    change: (before: Person | undefined) => Person | undefined,
  ): Promise<void> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const row = await this.#table.get(keyOf(id));
      const after = change(row && toPerson(row));
      if (!after) return;
      const { address, language, mail } = after;
      const done = await this.#table.write([
        {
          kind: 'put',
          row: {
            ...keyOf(id),
            type: 'person',
            fields: { id, address, language, mail },
          },
          expect: row ? { rev: row.rev } : 'absent',
        },
      ]);
      if (done) return;
    }
    throw new Error(
      `A person was changed by others ${MOST_ATTEMPTS} times in a row`,
    );
  }
}

const keyOf = (id: string) => ({ pk: `PERSON#${id}`, sk: 'PERSON' });

function toPerson({ fields }: Row): Person {
  return {
    id: String(fields.id),
    address: String(fields.address),
    language: LANGUAGES.find(one => one === fields.language) ?? 'en',
    // What cannot be read is no permission to write to somebody.
    mail: MAIL_STATES.find(one => one === fields.mail) ?? 'complained',
  };
}
