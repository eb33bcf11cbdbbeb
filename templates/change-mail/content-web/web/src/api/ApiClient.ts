import { SignedOut } from '../session/Session';
import type { Change, Item, ItemDraft, MailLanguage, Me } from './types';

/** The service said no; `code` is a word of openapi.yaml that the page can translate. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  readonly status: number;
  readonly code: string;

  constructor(options: {
    readonly status: number;
    readonly code: string;
    readonly message: string;
  }) {
    super(options.message);
    this.status = options.status;
    this.code = options.code;
  }
}

/** The service, one method for each operation of openapi.yaml that the page uses. */
export class ApiClient {
  readonly #token: () => Promise<string>;

  constructor(options: { readonly token: () => Promise<string> }) {
    this.#token = options.token;
  }

  /** All items, page after page. */
  async items(): Promise<readonly Item[]> {
    const items: Item[] = [];
    let after = '';
    do {
      const page: { readonly items: readonly Item[]; readonly next?: string } =
        await this.#ask(`/api/items?limit=100${after && `&after=${after}`}`);
      items.push(...page.items);
      after = page.next ?? '';
    } while (after);
    return items;
  }

  async changes(id: string): Promise<readonly Change[]> {
    const answer: { readonly changes: readonly Change[] } = await this.#ask(
      `/api/items/${id}/changes`,
    );
    return answer.changes;
  }

  putItem(id: string, draft: ItemDraft): Promise<Item> {
    return this.#ask(`/api/items/${id}`, { method: 'PUT', body: draft });
  }

  me(): Promise<Me> {
    return this.#ask('/api/me');
  }

  confirmMail(language: MailLanguage): Promise<Me> {
    return this.#ask('/api/me', { method: 'PUT', body: { language } });
  }

  async follow(id: string, on: boolean): Promise<void> {
    await this.#ask(`/api/items/${id}/subscription`, {
      method: on ? 'PUT' : 'DELETE',
    });
  }

  /** Needs nobody signed in: the token of a letter is the permission. */
  async leave(token: string): Promise<void> {
    await send(`/api/leave/${encodeURIComponent(token)}`, { method: 'POST' });
  }

  /** The answer is what openapi.yaml says of this path; a test of the service holds it to that. */
  async #ask<T>(
    path: string,
    options: { readonly method?: string; readonly body?: object } = {},
  ): Promise<T> {
    const { method = 'GET', body } = options;
    const authorization = `Bearer ${await this.#token()}`;
    const response = await send(path, {
      method,
      headers: {
        authorization,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return response.status === 204 ? (undefined as T) : response.json(); // no content: T is void
  }
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, init);
  if (response.ok) return response;
  if (response.status === 401) throw new SignedOut('The token is not good');
  const body: {
    readonly error?: { readonly code: string; readonly message: string };
  } = await response.json().catch(() => ({})); // a gateway's error page need not be JSON
  throw new ApiRefusal({
    status: response.status,
    code: body.error?.code ?? 'unknown',
    message: body.error?.message ?? `The service answered ${response.status}`,
  });
}
