import type { Answer } from './Answer';
import { ask, text } from './ask';

/** Which site answered, and whether that replica is ready. */
export interface SiteReport {
  readonly service: string;
  readonly site: string;
  /** Missing: ready. */
  readonly notReady: string | undefined;
}
{% if values.database != 'none' %}

export interface Item {
  /** A UUID that the page chose, so that the same item may be sent again. */
  readonly id: string;
  readonly title: string;
}
{% endif %}
{% if values.signIn != 'none' %}

export interface Person {
  readonly name: string;
}
{% endif %}

/** Everything this page asks the service for. */
export class ServiceApi {
  readonly #fetch: typeof fetch;

  constructor(options: { readonly fetch: typeof fetch }) {
    this.#fetch = options.fetch;
  }

  async site(): Promise<Answer<SiteReport>> {
    const [home, ready] = await Promise.all([
      this.#ask({ path: '/', read: readHome }),
      this.#ask({ path: '/readyz', read: () => true }),
    ]);
    if (home.kind !== 'ok') return home;
    const notReady = ready.kind === 'ok' ? undefined : ready.kind;
    return { kind: 'ok', value: { ...home.value, notReady } };
  }
{% if values.database != 'none' %}

  items(): Promise<Answer<readonly Item[]>> {
    return this.#ask({ path: '/items', read: readItems });
  }

  put(item: Item): Promise<Answer<Item>> {
    return this.#ask({
      path: `/items/${item.id}`,
      method: 'PUT',
      body: { title: item.title },
      read: readItem,
    });
  }
{% endif %}
{% if values.signIn != 'none' %}

  person(): Promise<Answer<Person>> {
    return this.#ask({ path: '/session', read: readPerson });
  }
{% if values.signIn == 'ldap' %}

  signIn(who: { readonly username: string; readonly password: string }): Promise<Answer<Person>> {
    return this.#ask({ path: '/session', method: 'POST', body: who, read: readPerson });
  }
{% endif %}

{% if values.signIn == 'ldap' %}
  signOut(): Promise<Answer<true>> {
    return this.#ask({ path: '/session', method: 'DELETE', read: () => true });
  }
{% else %}
  /** Where the browser goes to be signed out at the provider too; empty: nowhere. */
  signOut(): Promise<Answer<string>> {
    return this.#ask({
      path: '/session',
      method: 'DELETE',
      read: body => text(body, 'signOutUrl') ?? '',
    });
  }
{% endif %}
{% endif %}

  #ask<T>(question: Omit<Parameters<typeof ask<T>>[0], 'fetch'>): Promise<Answer<T>> {
    return ask({ ...question, fetch: this.#fetch });
  }
}

function readHome(body: unknown): { service: string; site: string } | undefined {
  const [service, site] = [text(body, 'service'), text(body, 'site')];
  return service && site ? { service, site } : undefined;
}
{% if values.database != 'none' %}

function readItem(body: unknown): Item | undefined {
  const [id, title] = [text(body, 'id'), text(body, 'title')];
  return id && title ? { id, title } : undefined;
}

function readItems(body: unknown): readonly Item[] | undefined {
  if (typeof body !== 'object' || body === null || !('items' in body)) return undefined;
  if (!Array.isArray(body.items)) return undefined;
  const items = body.items.map(readItem);
  return items.every(item => item !== undefined) ? items : undefined;
}
{% endif %}
{% if values.signIn != 'none' %}

function readPerson(body: unknown): Person | undefined {
  const name = text(body, 'name');
  return name ? { name } : undefined;
}
{% endif %}
