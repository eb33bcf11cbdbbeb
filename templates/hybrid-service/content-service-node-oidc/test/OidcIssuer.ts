import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';

const CLIENT = 'service';
const CLIENT_SECRET = 'for-tests';
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** An OpenID Connect provider of its own on loopback, where everybody who comes is Sora. It refuses what the standard refuses. */
export class OidcIssuer {
  /** What comes into the identity token besides, or instead of, the truth. */
  claims: Record<string, unknown> = {};
  readonly #server: Server;
  readonly #codes = new Map<string, URLSearchParams>();

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<OidcIssuer> {
    const server = createServer();
    const issuer = new OidcIssuer(server);
    server.on('request', async (request, response) => {
      let body = '';
      for await (const part of request) body += part;
      const { status, json } = await issuer.#answer({
        path: request.url ?? '',
        body: new URLSearchParams(body),
        authorization: request.headers.authorization,
      });
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(json));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`; // it listens on a port
  }

  get environment(): Record<string, string> {
    return {
      OIDC_ISSUER: this.url,
      OIDC_CLIENT_ID: CLIENT,
      OIDC_CLIENT_SECRET: CLIENT_SECRET,
      PUBLIC_URL: 'https://service.example.org',
    };
  }

  /** The person says yes on the provider's page; returns where the browser goes then. */
  consent(authorizationUrl: string): URL {
    const { searchParams } = new URL(authorizationUrl);
    const code = randomBytes(8).toString('hex');
    this.#codes.set(code, searchParams);
    const back = new URL(searchParams.get('redirect_uri') ?? '');
    back.searchParams.set('code', code);
    back.searchParams.set('state', searchParams.get('state') ?? '');
    return back;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(request: {
    readonly path: string;
    readonly body: URLSearchParams;
    readonly authorization: string | undefined;
  }): Promise<{ readonly status: number; readonly json: unknown }> {
    switch (request.path) {
      case '/.well-known/openid-configuration':
        return {
          status: 200,
          json: {
            issuer: this.url,
            authorization_endpoint: `${this.url}/authorize`,
            token_endpoint: `${this.url}/token`,
            jwks_uri: `${this.url}/keys`,
            end_session_endpoint: `${this.url}/logout`,
            response_types_supported: ['code'],
            subject_types_supported: ['public'],
            id_token_signing_alg_values_supported: ['RS256'],
            code_challenge_methods_supported: ['S256'],
          },
        };
      case '/keys':
        return { status: 200, json: { keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid: 'k' }] } };
      case '/token':
        return this.#token(request.body, request.authorization);
      default:
        return { status: 404, json: {} };
    }
  }

  async #token(body: URLSearchParams, authorization: string | undefined) {
    const code = body.get('code') ?? '';
    const asked = this.#codes.get(code);
    this.#codes.delete(code); // a code works once
    const challenge = createHash('sha256').update(body.get('code_verifier') ?? '').digest('base64url');
    const isRight =
      asked?.get('code_challenge') === challenge &&
      asked.get('code_challenge_method') === 'S256' &&
      asked.get('redirect_uri') === body.get('redirect_uri') &&
      authorization === `Basic ${btoa(`${CLIENT}:${encodeURIComponent(CLIENT_SECRET).replaceAll('-', '%2D')}`)}`;
    if (!isRight) return { status: 400, json: { error: 'invalid_grant' } };
    const identity = {
      iss: this.url,
      aud: CLIENT,
      sub: 's1',
      name: 'Sora',
      nonce: asked.get('nonce'),
      ...this.claims,
    };
    const token = await new SignJWT(identity)
      .setProtectedHeader({ alg: 'RS256', kid: 'k' })
      .setIssuedAt()
      .setExpirationTime('60s')
      .sign(pair.privateKey);
    return { status: 200, json: { access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: token } };
  }
}
