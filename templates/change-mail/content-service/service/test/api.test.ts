import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes } from '../src/api/routes';
import { Contract } from './support/Contract';
import { createWorld } from './support/createWorld';

const DRAFT = { title: 'Open the gate', text: 'At nine.', state: 'open' };

test('the handlers are the operations of openapi.yaml, and open where it says so', () => {
  const handled = new Map(
    routes.map(({ method, path, open }) => [
      `${method} ${path}`,
      { open: open === true },
    ]),
  );
  assert.deepEqual(
    [...handled].sort(),
    [...Contract.read().operations()].sort(),
  );
});

test('an item is created, read, changed and listed', async t => {
  const { ask } = await createWorld(t);
  const created = await ask('minji', 'PUT', '/api/items/gate', DRAFT);
  assert.deepEqual([created.status, created.body.version], [201, 1]);
  const changed = await ask('joon', 'PUT', '/api/items/gate', {
    ...DRAFT,
    state: 'doing',
    version: 1,
  });
  assert.deepEqual(
    [changed.status, changed.body.version, changed.body.state],
    [200, 2, 'doing'],
  );
  assert.deepEqual(
    (await ask('sora', 'GET', '/api/items/gate')).body,
    changed.body,
  );
  assert.deepEqual((await ask('sora', 'GET', '/api/items')).body, {
    items: [changed.body],
  });
});

test('of two who change the same version one is told to read again', async t => {
  const { ask } = await createWorld(t);
  await ask('minji', 'PUT', '/api/items/gate', DRAFT);
  const both = await Promise.all(
    ['minji', 'joon'].map(who =>
      ask(who, 'PUT', '/api/items/gate', { ...DRAFT, title: who, version: 1 }),
    ),
  );
  assert.deepEqual(both.map(one => one.status).sort(), [200, 409]);
  const again = await ask('sora', 'PUT', '/api/items/gate', DRAFT);
  assert.deepEqual(
    [again.status, again.body.error.code],
    [409, 'changed-meanwhile'],
  );
  const nowhere = await ask('sora', 'PUT', '/api/items/other', {
    ...DRAFT,
    version: 3,
  });
  assert.match(nowhere.body.error.message, /does not exist/);
});

test('no change, no write, no entry in the log', async t => {
  const { ask, events } = await createWorld(t);
  await ask('minji', 'PUT', '/api/items/gate', DRAFT);
  const same = await ask('joon', 'PUT', '/api/items/gate', {
    ...DRAFT,
    version: 1,
  });
  assert.deepEqual(
    [same.status, same.body.version, events.length],
    [200, 1, 1],
  );
});

test('the change log says what happened, newest first, and whose it was', async t => {
  const { ask } = await createWorld(t);
  await ask('minji', 'PUT', '/api/items/gate', DRAFT);
  await ask('joon', 'PUT', '/api/items/gate', {
    ...DRAFT,
    title: 'Open both gates',
    version: 1,
  });
  await ask('minji', 'PUT', '/api/items/gate', {
    ...DRAFT,
    title: 'Open both gates',
    state: 'done',
    version: 2,
  });
  const { body } = await ask('minji', 'GET', '/api/items/gate/changes');
  assert.deepEqual(
    body.changes.map((one: { kind: string; mine: boolean; from?: string }) => [
      one.kind,
      one.mine,
      one.from,
    ]),
    [
      ['ItemMoved', true, 'open'],
      ['ItemChanged', false, undefined],
      ['ItemCreated', true, undefined],
    ],
  );
  assert.ok(
    !JSON.stringify(body).includes('joon'),
    'the log gives nobody away',
  );
});

test('pages hold every item once', async t => {
  const { ask } = await createWorld(t);
  const ids = Array.from({ length: 7 }, (_, index) => `item-${index}`);
  for (const id of ids) await ask('minji', 'PUT', `/api/items/${id}`, DRAFT);
  const seen: string[] = [];
  let after = '';
  do {
    const { body } = await ask(
      'minji',
      'GET',
      `/api/items?limit=3${after && `&after=${after}`}`,
    );
    seen.push(...body.items.map((item: { id: string }) => item.id));
    after = body.next ?? '';
  } while (after);
  assert.deepEqual(seen, ids);
});

test('an address comes from the issuer, and only one that was confirmed', async t => {
  const { ask, bearers } = await createWorld(t);
  await ask('minji', 'PUT', '/api/items/gate', DRAFT);
  const unknown = await ask('joon', 'PUT', '/api/items/gate/subscription');
  assert.deepEqual(
    [unknown.status, unknown.body.error.code],
    [409, 'no-address'],
  );

  bearers.set('joon', { id: 'joon', verifiedAddress: undefined });
  const refused = await ask('joon', 'PUT', '/api/me', { language: 'en' });
  assert.deepEqual(
    [refused.status, refused.body.error.code],
    [409, 'address-not-verified'],
  );

  bearers.set('joon', { id: 'joon', verifiedAddress: 'joon@example.org' });
  const settings = { address: 'joon@example.org', language: 'en', state: 'on' };
  assert.deepEqual(
    (await ask('joon', 'PUT', '/api/me', { language: 'en' })).body.mail,
    settings,
  );
  assert.equal(
    (await ask('joon', 'PUT', '/api/items/gate/subscription')).status,
    204,
  );
  assert.equal(
    (await ask('joon', 'PUT', '/api/items/gate/subscription')).status,
    204,
  );
  assert.deepEqual((await ask('joon', 'GET', '/api/me')).body, {
    languages: ['ko', 'en'],
    items: ['gate'],
    mail: settings,
  });
  assert.equal(
    (await ask('joon', 'DELETE', '/api/items/gate/subscription')).status,
    204,
  );
  assert.deepEqual((await ask('joon', 'GET', '/api/me')).body.items, []);
});

test('a token of somebody else is not taken for one of mine', async t => {
  const { ask, bearers } = await createWorld(t);
  bearers.set('joon', { id: 'minji', verifiedAddress: 'minji@example.org' });
  assert.equal(
    (await ask('joon', 'PUT', '/api/me', { language: 'en' })).status,
    409,
  );
});

test('what is wrong is refused in words that name the place', async t => {
  const { ask } = await createWorld(t);
  const cases: [string, string, unknown, number, RegExp][] = [
    ['PUT', '/api/items/gate', { ...DRAFT, state: 'lost' }, 400, /^state: /],
    ['PUT', '/api/items/gate', { ...DRAFT, colour: 'red' }, 400, /colour/],
    ['PUT', '/api/items/gate', 'not json', 400, /not JSON/],
    [
      'PUT',
      '/api/items/gate',
      { ...DRAFT, text: 'x'.repeat(70_000) },
      413,
      /at most/,
    ],
    ['PUT', '/api/items/Gate%20One', DRAFT, 400, /lower-case/],
    ['GET', '/api/items?limit=1000', undefined, 400, /^limit: /],
    ['GET', '/api/items/nothing', undefined, 404, /no item nothing/],
    [
      'PUT',
      '/api/items/nothing/subscription',
      undefined,
      404,
      /no item nothing/,
    ],
    ['PUT', '/api/me', { language: 'tlh' }, 400, /^language: /],
  ];
  for (const [method, path, body, status, message] of cases) {
    const refused = await ask('minji', method, path, body);
    assert.equal(refused.status, status, path);
    assert.match(refused.body.error.message, message);
  }
});

test('nobody asks without a token, except for what is open', async t => {
  const { ask } = await createWorld(t);
  assert.equal((await ask('', 'GET', '/api/items')).status, 401);
  assert.equal((await ask('stranger', 'GET', '/api/items')).status, 401);
  assert.deepEqual((await ask('', 'GET', '/api/health')).body, {
    status: 'alive',
  });
});

test('a fault of ours is logged and not told', async t => {
  const { ask, services, lines } = await createWorld(t);
  t.mock.method(services.items, 'find', async () => {
    throw new Error('table gone, asked for minji@example.org');
  });
  const failed = await ask('minji', 'GET', '/api/items/gate');
  assert.deepEqual(failed, {
    status: 500,
    body: {
      error: { code: 'internal', message: 'Something went wrong on our side.' },
    },
  });
  assert.match(
    lines.join('\n'),
    /"request failed","route":"GET \/api\/items\/\{id\}"/,
  );
  assert.match(lines.join('\n'), /"RequestsFailed":1/);
  assert.ok(!lines.join('\n').includes('@example.org'));
});
