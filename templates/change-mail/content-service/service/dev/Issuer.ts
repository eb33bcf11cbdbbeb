import { createHash, randomBytes } from 'node:crypto';
import { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { Clock } from '../src/Clock';
import { Bearer, Directory } from '../src/people/Directory';

const HOUR_MS = 3_600_000;

const askSchema = z.object({
  client_id: z.literal('local'),
  redirect_uri: z.url({
    protocol: /^https?$/,
    hostname: /^(localhost|127\.0\.0\.1)$/,
  }),
  response_type: z.literal('code'),
  state: z.string().optional(),
  code_challenge: z.string().min(43),
  code_challenge_method: z.literal('S256'),
});
const tokenSchema = z.object({
  grant_type: z.literal('authorization_code'),
  code: z.string(),
  redirect_uri: z.string(),
  code_verifier: z.string(),
});

interface Grant {
  readonly name: string;
  readonly challenge: string;
  readonly redirectUri: string;
  readonly until: number;
}

/**
 * An OpenID Connect issuer for development and tests: whoever asks says who they are. The flow is the real one, code with
 * PKCE, so that the page works as it does with a real issuer. Its tokens are good for nothing outside this process.
 */
export class Issuer implements Directory {
  readonly #clock: Clock;
  readonly #codes = new Map<string, Grant>();
  readonly #tokens = new Map<
    string,
    { readonly name: string; readonly until: number }
  >();

  constructor(options: { readonly clock: Clock }) {
    this.#clock = options.clock;
  }

  /** Who a token was issued to; undefined for one that is not good. */
  nameOf(token: string): string | undefined {
    const grant = this.#tokens.get(token);
    return grant && grant.until > this.#clock.now() ? grant.name : undefined;
  }

  async whoIs({ token }: { readonly token: string }): Promise<Bearer> {
    const id = this.nameOf(token);
    if (id === undefined) throw new Error('The token is not good');
    return { id, verifiedAddress: `${id}@example.org` };
  }

  /** Answers what stands below `base`, the issuer's address as the page sees it. */
  async answer(options: {
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
    readonly path: string;
    readonly base: string;
  }): Promise<void> {
    const { request, response, path, base } = options;
    const query = Object.fromEntries(
      new URL(request.url ?? '/', base).searchParams,
    );
    const json = (status: number, body: object) =>
      void response
        .writeHead(status, {
          'content-type': 'application/json',
          'cache-control': 'no-store',
        })
        .end(JSON.stringify(body));
    switch (path) {
      case '/.well-known/openid-configuration':
        return json(200, discovery(base));
      case '/authorize':
        return this.#authorize({ query, response });
      case '/token':
        return this.#token({ form: await formOf(request), base, json });
      case '/userinfo': {
        const name = this.nameOf(
          (request.headers.authorization ?? '').replace(/^Bearer /, ''),
        );
        if (name === undefined) return json(401, { error: 'invalid_token' });
        return json(200, {
          sub: name,
          email: `${name}@example.org`,
          email_verified: true,
        });
      }
      case '/end':
        return void response
          .writeHead(302, { location: query.post_logout_redirect_uri ?? '/' })
          .end();
      default:
        return json(404, { error: 'not_found' });
    }
  }

  #authorize(options: {
    readonly query: Readonly<Record<string, string>>;
    readonly response: ServerResponse;
  }): void {
    const { query, response } = options;
    const asked = askSchema.safeParse(query);
    if (!asked.success) {
      response
        .writeHead(400, { 'content-type': 'text/plain' })
        .end(z.prettifyError(asked.error));
      return;
    }
    const name = z
      .string()
      .regex(/^[a-z][-a-z0-9]{0,30}$/)
      .safeParse(query.name);
    if (!name.success) {
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(signInPage(query));
      return;
    }
    const {
      redirect_uri: redirectUri,
      code_challenge: challenge,
      state,
    } = asked.data;
    const code = randomBytes(16).toString('hex');
    this.#codes.set(code, {
      name: name.data,
      challenge,
      redirectUri,
      until: this.#clock.now() + 60_000,
    });
    const back = new URL(redirectUri);
    back.searchParams.set('code', code);
    if (state !== undefined) back.searchParams.set('state', state);
    response.writeHead(302, { location: back.href }).end();
  }

  #token(options: {
    readonly form: unknown;
    readonly base: string;
    readonly json: (status: number, body: object) => void;
  }): void {
    const { form, base, json } = options;
    const asked = tokenSchema.safeParse(form);
    const grant = asked.success ? this.#codes.get(asked.data.code) : undefined;
    if (!asked.success || !grant) return json(400, { error: 'invalid_grant' });
    this.#codes.delete(asked.data.code);
    const proof = createHash('sha256')
      .update(asked.data.code_verifier)
      .digest('base64url');
    const now = this.#clock.now();
    if (
      proof !== grant.challenge ||
      asked.data.redirect_uri !== grant.redirectUri ||
      grant.until < now
    ) {
      return json(400, { error: 'invalid_grant' });
    }
    const token = randomBytes(24).toString('base64url');
    this.#tokens.set(token, { name: grant.name, until: now + HOUR_MS });
    const claims = {
      iss: base,
      sub: grant.name,
      aud: 'local',
      iat: Math.floor(now / 1000),
      exp: Math.floor((now + HOUR_MS) / 1000),
    };
    const part = (value: object) =>
      Buffer.from(JSON.stringify(value)).toString('base64url');
    return json(200, {
      access_token: token,
      id_token: `${part({ alg: 'none' })}.${part(claims)}.`,
      token_type: 'Bearer',
      expires_in: HOUR_MS / 1000,
      scope: 'openid email',
    });
  }
}

function discovery(base: string): object {
  return {
    issuer: base,
    authorization_endpoint: `${base}/authorize`,
    token_endpoint: `${base}/token`,
    userinfo_endpoint: `${base}/userinfo`,
    end_session_endpoint: `${base}/end`,
    jwks_uri: `${base}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['none'],
    code_challenge_methods_supported: ['S256'],
  };
}

async function formOf(request: IncomingMessage): Promise<unknown> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return Object.fromEntries(new URLSearchParams(body));
}

function signInPage(query: Readonly<Record<string, string>>): string {
  const escape = (text: string) =>
    text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);
  const hidden = Object.entries(query)
    .filter(([name]) => name !== 'name')
    .map(
      ([name, value]) =>
        `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`,
    );
  return `<!doctype html><html lang="en"><title>Sign in</title><h1>Who are you?</h1>
<form>${hidden.join(
    '',
  )}<label>Name <input name="name" pattern="[a-z][a-z0-9\\-]{0,30}" required autofocus></label>
<button>Sign in</button></form></html>`;
}
