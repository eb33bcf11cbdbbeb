import { createHash } from 'node:crypto';
import { INavigator } from 'oidc-client-ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { OidcSession } from '../src/session/OidcSession';

const ISSUER = 'https://login.example.org';
const ORIGIN = 'http://localhost:3000';
const CONFIG = {
  issuer: ISSUER,
  clientId: 'board',
  scope: 'openid email',
  signOutUrl: '',
};

let visited: URL[];
let tokenRequests: URLSearchParams[];

/** Goes nowhere, and keeps where it was to go. */
const navigator: INavigator = {
  prepare: async () => ({
    navigate: async ({ url }) => {
      visited.push(new URL(url));
      return { url };
    },
    close: () => {},
  }),
  callback: async () => {},
};

beforeEach(() => {
  visited = [];
  tokenRequests = [];
  sessionStorage.clear();
  localStorage.clear();
  vi.stubGlobal(
    'fetch',
    async (input: RequestInfo | URL, init?: RequestInit) => {
      const path = new URL(String(input)).pathname;
      if (path === '/.well-known/openid-configuration') {
        return Response.json({
          issuer: ISSUER,
          authorization_endpoint: `${ISSUER}/authorize`,
          token_endpoint: `${ISSUER}/token`,
          end_session_endpoint: `${ISSUER}/end`,
        });
      }
      tokenRequests.push(new URLSearchParams(String(init?.body)));
      const part = (value: object) =>
        Buffer.from(JSON.stringify(value)).toString('base64url');
      const claims = {
        iss: ISSUER,
        aud: 'board',
        sub: 'minji',
        iat: 1,
        exp: 9_999_999_999,
      };
      return Response.json({
        access_token: 'good',
        id_token: `${part({ alg: 'none' })}.${part(claims)}.`,
        token_type: 'Bearer',
        expires_in: 3600,
      });
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

const create = (config = CONFIG, leave?: (url: string) => void) =>
  OidcSession.create({
    config,
    origin: ORIGIN,
    navigator,
    ...(leave ? { leave } : {}),
  });

async function goAndComeBack(returnTo: string) {
  const session = create();
  await session.signIn({ returnTo });
  const state = visited[0]?.searchParams.get('state');
  const back = new URL(`${ORIGIN}/signed-in?code=c0de&state=${state}`);
  return { session, found: await session.resume(back) };
}

test('people sign in by code flow, and only who began can end it: PKCE', async () => {
  const { session, found } = await goAndComeBack('/?item=gate');
  const asked = Object.fromEntries(visited[0]?.searchParams ?? []);
  expect(asked).toMatchObject({
    client_id: 'board',
    response_type: 'code',
    redirect_uri: `${ORIGIN}/signed-in`,
    code_challenge_method: 'S256',
  });
  const verifier = tokenRequests[0]?.get('code_verifier') ?? '';
  expect(createHash('sha256').update(verifier).digest('base64url')).toBe(
    asked.code_challenge,
  );
  expect(tokenRequests[0]?.has('client_secret')).toBe(false);
  expect(found).toEqual({ returnTo: '/?item=gate' });
  expect(await session.token()).toBe('good');
});

test('nobody is led to another site after signing in', async () => {
  for (const elsewhere of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
  ]) {
    visited = [];
    expect((await goAndComeBack(elsewhere)).found).toEqual({ returnTo: '/' });
  }
});

test('a code that this page did not ask for is refused', async () => {
  const forged = new URL(`${ORIGIN}/signed-in?code=c0de&state=forged`);
  await expect(create().resume(forged)).rejects.toThrow();
});

test('without a session there is no token', async () => {
  const session = create();
  expect(await session.resume(new URL(ORIGIN))).toBeUndefined();
  await expect(session.token()).rejects.toMatchObject({ name: 'SignedOut' });
});

test('tokens are kept in this tab only', async () => {
  await goAndComeBack('/');
  expect(JSON.stringify({ ...localStorage })).not.toContain('good');
  expect(JSON.stringify({ ...sessionStorage })).toContain('good');
});

test('signing out ends the session at the issuer too', async () => {
  const { session } = await goAndComeBack('/');
  await session.signOut();
  expect(visited.at(-1)?.href).toMatch(`${ISSUER}/end`);
  const left: string[] = [];
  const cognito = create(
    { ...CONFIG, signOutUrl: 'https://pages.example.org/logout' },
    url => left.push(url),
  );
  await cognito.signOut();
  expect(left).toEqual(['https://pages.example.org/logout']);
  await expect(cognito.token()).rejects.toMatchObject({ name: 'SignedOut' });
});
