import { readFileSync } from 'node:fs';
import { Client, EqualityFilter, InvalidCredentialsError } from 'ldapts';
import type { DirectoryConfig } from '../config/Config';
import { StoreUnavailable } from '../errors';
import type { Directory } from './Directory';
import type { Person } from './Person';

/** Finds the person by name, then asks the directory whether the password is theirs. */
export class LdapDirectory implements Directory {
  readonly #config: DirectoryConfig;
  readonly #ca: Buffer | undefined;

  constructor(options: { readonly config: DirectoryConfig }) {
    this.#config = options.config;
    const { caFile } = options.config;
    this.#ca = caFile ? readFileSync(caFile) : undefined;
  }

  async check(options: {
    readonly username: string;
    readonly password: string;
  }): Promise<Person | undefined> {
    const { username, password } = options;
    // A bind without a password is anonymous, and a directory lets it pass.
    if (!password) return undefined;
    const client = this.#connect();
    try {
      const found = await this.#find(client, username);
      if (!found) return undefined;
      return (await this.#isTheirs(client, found.dn, password)) ? found.person : undefined;
    } catch (error) {
      throw new StoreUnavailable('The directory is away', { cause: error });
    } finally {
      // Closing a connection that is gone already is no failure of signing in.
      await client.unbind().catch(() => {});
    }
  }

  #connect(): Client {
    const { url } = this.#config;
    return new Client({
      url,
      connectTimeout: 2_000,
      timeout: 5_000,
      ...(url.startsWith('ldaps:')
        ? { tlsOptions: { minVersion: 'TLSv1.2' as const, ...(this.#ca ? { ca: this.#ca } : {}) } }
        : {}),
    });
  }

  async #find(
    client: Client,
    username: string,
  ): Promise<{ readonly dn: string; readonly person: Person } | undefined> {
    const { account, baseDn, userAttribute } = this.#config;
    if (account) await client.bind(account.dn, account.password);
    const { searchEntries } = await client.search(baseDn, {
      scope: 'sub',
      // Built, not written: what is typed as a name cannot become part of the question.
      filter: new EqualityFilter({ attribute: userAttribute, value: username }),
      attributes: [userAttribute, 'cn'],
      sizeLimit: 2,
    });
    const [entry, another] = searchEntries;
    // Two people with one name: neither may sign in as the other.
    if (!entry || another) return undefined;
    const id = textOf(entry[userAttribute]) ?? username;
    return { dn: entry.dn, person: { id, name: textOf(entry.cn) ?? id } };
  }

  async #isTheirs(client: Client, dn: string, password: string): Promise<boolean> {
    try {
      await client.bind(dn, password);
      return true;
    } catch (error) {
      if (error instanceof InvalidCredentialsError) return false;
      throw error;
    }
  }
}

/** The first value of an attribute. */
function textOf(value: unknown): string | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first !== '' ? first : undefined;
}
