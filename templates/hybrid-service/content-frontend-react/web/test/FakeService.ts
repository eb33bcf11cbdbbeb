/** The service as the page sees it, with its moods. */
export class FakeService {
  site = 'onprem';
  isReachable = true;
{% if values.database != 'none' %}
  /** It does what it is asked, but nobody hears of it. */
  loseAnswers = false;
  copyIsBehind = false;
  readonly items = new Map<string, string>();
{% endif %}
{% if values.signIn != 'none' %}
  signedIn: string | undefined;
{% if values.signIn != 'ldap' %}
  /** Pages that the browser was sent to. */
  readonly leftFor: string[] = [];
{% endif %}
{% endif %}
  #always: (() => Response) | undefined;

  /** From now on every question gets this answer. */
  answerAll(answer: {
    readonly status: number;
    readonly body?: unknown;
    readonly headers?: Readonly<Record<string, string>>;
  }): void {
    this.#always = () => json(answer.body ?? {}, answer.status, answer.headers);
  }

  readonly fetch: typeof fetch = async (path, init) => {
    if (!this.isReachable) throw new TypeError('Failed to fetch');
    if (this.#always) return this.#always();
    const answer = this.#answer(String(path), init?.method ?? 'GET', init?.body);
{% if values.database != 'none' %}
    if (this.loseAnswers) throw new TypeError('Failed to fetch');
{% endif %}
    return answer;
  };

  #answer(path: string, method: string, body: unknown): Response {
    const [, resource, id = ''] = path.split('/');
    switch (`${method} /${resource}`) {
      case 'GET /':
        return json({ service: 'test', site: this.site });
      case 'GET /readyz':
        return json({ ready: true });
{% if values.database != 'none' %}
      case 'GET /items':
        return json({
          items: this.copyIsBehind ? [] : [...this.items].map(([key, title]) => ({ id: key, title })),
        });
      case 'PUT /items': {
        const { title } = JSON.parse(String(body)) as { title: string };
        this.items.set(id, title);
        return json({ id, title });
      }
{% endif %}
{% if values.signIn != 'none' %}
      case 'GET /session':
        return this.signedIn ? json({ name: this.signedIn }) : json({ error: 'signed-out' }, 401);
      case 'DELETE /session':
        this.signedIn = undefined;
{% if values.signIn == 'ldap' %}
        return new Response(null, { status: 204 });
{% else %}
        return json({ signOutUrl: 'https://id.example.org/logout' });
{% endif %}
{% if values.signIn == 'ldap' %}
      case 'POST /session': {
        const { username, password } = JSON.parse(String(body)) as Record<string, string>;
        if (password !== 'right') return json({ error: 'signed-out' }, 401);
        this.signedIn = username;
        return json({ name: username });
      }
{% endif %}
{% endif %}
      default:
        return json({ error: 'not-found', message: `${method} ${path} ${id} ${body}` }, 404);
    }
  }
}

function json(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}
