import { resolve } from 'node:path';
import { systemClock } from '../../src/Clock';
import { loadConfig } from '../../src/config/loadConfig';
import { Service } from '../../src/service/Service';

export type Answer = {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly text: string;
};

/** The whole service on an ephemeral port, spoken to over HTTP. */
export async function runningService(variables: Record<string, string>) {
  const service = await Service.start({
    config: loadConfig({
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'silent',
      COURSES_FILE: resolve('courses.json'),
      REFRESH_MS: '50',
      ADMIT_EVERY_MS: '50',
      ...variables,
    }),
    clock: systemClock,
    publicFolder: resolve('public'),
  });
  const address = service.app.server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const base = `http://127.0.0.1:${port}`;
  return { service, base, client: () => new Client(base) };
}

/** A browser's part: keeps the cookie. */
export class Client {
  readonly #base: string;
  #cookie = '';

  constructor(base: string) {
    this.#base = base;
  }

  async call(
    method: string,
    path: string,
    options: {
      readonly body?: unknown;
      readonly headers?: Record<string, string>;
    } = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.#base}${path}`, {
      method,
      headers: {
        cookie: this.#cookie,
        ...(options.body === undefined
          ? {}
          : { 'content-type': 'application/json' }),
        ...options.headers,
      },
      body:
        options.body === undefined ? undefined : JSON.stringify(options.body),
    });
    const [cookie] = response.headers.getSetCookie();
    if (cookie) this.#cookie = cookie.split(';')[0] ?? '';
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      body: json && text ? JSON.parse(text) : {},
      text,
    };
  }

  async signIn(id: string): Promise<void> {
    const { status, text } = await this.call('POST', '/api/session', {
      body: { id, name: id, email: `${id}@example.org` },
    });
    if (status !== 201) throw new Error(text);
  }
}

/** Asks again until it is so; fails after five seconds. */
export async function until(
  what: string,
  isSo: () => Promise<boolean>,
): Promise<void> {
  const end = performance.now() + 5000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Never: ${what}`);
    await new Promise(done => {
      setTimeout(done, 25);
    });
  }
}
