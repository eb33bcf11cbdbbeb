import type { Item, Me } from '../../src/api/types';

/** The service as the page sees it through fetch: keeps items and one person, checks versions, counts requests. */
export class FakeService {
  items: Item[] = [];
  me: Me = { languages: ['ko', 'en'], items: [] };
  /** Status of the next answers, before anything is done. */
  readonly failures: number[] = [];
  readonly requests: string[] = [];

  readonly fetch = async (
    input: RequestInfo | URL,
    init: RequestInit = {},
  ): Promise<Response> => {
    const url = new URL(String(input), 'http://localhost');
    const method = init.method ?? 'GET';
    this.requests.push(`${method} ${url.pathname}`);
    const failure = this.failures.shift();
    if (failure)
      return answer(failure, { error: { code: 'internal', message: 'no' } });
    const body = init.body ? JSON.parse(String(init.body)) : {};
    const [, , kind, id = '', part] = url.pathname.split('/');
    if (kind === 'leave') return answer(204);
    if (new Headers(init.headers).get('authorization') !== 'Bearer good')
      return answer(401, { message: 'Unauthorized' });
    if (kind === 'me') return this.#me(method, body.language);
    if (part === 'subscription') return this.#follow(id, method === 'PUT');
    if (part === 'changes') {
      return answer(200, {
        changes: [
          {
            id: `${id}.2`,
            kind: 'ItemMoved',
            title: 'x',
            from: 'open',
            state: 'doing',
            at: 0,
            mine: true,
          },
        ],
      });
    }
    return method === 'PUT' ? this.#put(id, body) : this.#page(url);
  };

  #me(method: string, language: 'en' | 'ko'): Response {
    if (method === 'PUT') {
      this.me = {
        ...this.me,
        mail: { address: 'minji@example.org', language, state: 'on' },
      };
    }
    return answer(200, this.me);
  }

  #follow(id: string, on: boolean): Response {
    const others = this.me.items.filter(one => one !== id);
    this.me = { ...this.me, items: on ? [...others, id] : others };
    return answer(204);
  }

  #put(id: string, draft: Partial<Item>): Response {
    const before = this.items.find(item => item.id === id);
    if (before?.version !== draft.version) {
      return answer(409, {
        error: { code: 'changed-meanwhile', message: 'no' },
      });
    }
    const item: Item = {
      id,
      title: draft.title ?? '',
      text: draft.text ?? '',
      state: draft.state ?? 'open',
      version: (before?.version ?? 0) + 1,
      changedAt: 0,
    };
    this.items = [...this.items.filter(one => one.id !== id), item];
    return answer(before ? 200 : 201, item);
  }

  #page(url: URL): Response {
    const after = url.searchParams.get('after') ?? '';
    const rest = this.items
      .filter(item => item.id > after)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const items = rest.slice(0, 2);
    return answer(200, {
      items,
      ...(rest.length > 2 ? { next: items.at(-1)?.id } : {}),
    });
  }
}

const answer = (status: number, body?: object) =>
  new Response(body && JSON.stringify(body), { status });
