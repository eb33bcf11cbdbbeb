import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { AddressInfo } from 'node:net';
import { test, TestContext } from 'node:test';
import { createDevServer } from '../dev/createDevServer';
import { UserInfoDirectory } from '../src/people/Directory';
import { ManualClock } from './support/ManualClock';

async function start(t: TestContext) {
  const server = createDevServer({
    clock: new ManualClock(),
    siteUrl: 'http://localhost:5173',
    write: () => {},
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close().closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // listening on TCP
}

/** An answer whose values are all text, as those of the issuer that are read here. */
const textsOf = async (response: Response) =>
  (await response.json()) as Readonly<Record<string, string>>;

/** Signs in as the page does: code flow with PKCE. `lie`: shows another verifier than the one it promised. */
async function signIn(
  base: string,
  name: string,
  lie = false,
): Promise<{ readonly status: number; readonly token: string }> {
  const { issuer } = await textsOf(await fetch(`${base}/config.json`));
  const places = await textsOf(
    await fetch(`${issuer}/.well-known/openid-configuration`),
  );
  const verifier = randomBytes(32).toString('base64url');
  const redirect = `${base}/signed-in`;
  const ask = new URL(places.authorization_endpoint ?? '');
  ask.search = new URLSearchParams({
    client_id: 'local',
    redirect_uri: redirect,
    response_type: 'code',
    state: 'x',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    name,
  }).toString();
  const back = await fetch(ask, { redirect: 'manual' });
  const code =
    new URL(back.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const answer = await fetch(places.token_endpoint ?? '', {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirect,
      code_verifier: lie ? `${verifier}x` : verifier,
    }),
  });
  return {
    status: answer.status,
    token: (await textsOf(answer)).access_token ?? '',
  };
}

test('on one machine: sign in, follow, change, and see the letter', async t => {
  const base = await start(t);
  const [minji, joon] = await Promise.all(
    ['minji', 'joon'].map(name => signIn(base, name)),
  );
  const ask = (
    token: string | undefined,
    method: string,
    path: string,
    body: object = {},
  ) =>
    fetch(`${base}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
  await ask(minji?.token, 'PUT', '/api/items/gate', {
    title: 'Gate',
    state: 'open',
  });
  assert.equal(
    (await ask(joon?.token, 'PUT', '/api/me', { language: 'ko' })).status,
    200,
  );
  assert.equal(
    (await ask(joon?.token, 'PUT', '/api/items/gate/subscription')).status,
    204,
  );
  await ask(minji?.token, 'PUT', '/api/items/gate', {
    title: 'Gate',
    state: 'done',
    version: 1,
  });
  const letters = await (await fetch(`${base}/letters`)).text();
  assert.deepEqual(letters.match(/"to": "[^"]*"/g), [
    '"to": "joon@example.org"',
  ]);
});

test('whoever has the code but not its verifier gets no token', async t => {
  assert.equal((await signIn(await start(t), 'minji', true)).status, 400);
});

test('the userinfo endpoint says who bears a token, or nobody is let through', async t => {
  const base = await start(t);
  const { token } = await signIn(base, 'minji');
  const directory = new UserInfoDirectory({ url: `${base}/issuer/userinfo` });
  assert.deepEqual(await directory.whoIs({ token }), {
    id: 'minji',
    verifiedAddress: 'minji@example.org',
  });
  await assert.rejects(directory.whoIs({ token: 'made-up' }), {
    status: 503,
    code: 'issuer-unavailable',
  });
  const nowhere = new UserInfoDirectory({ url: 'http://127.0.0.1:1/' });
  await assert.rejects(nowhere.whoIs({ token }), { status: 503 });
});
