import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { needsRedis, RedisServer } from './support/RedisServer';
import { Client, runningService, until } from './support/runningService';

const TOKEN = 'a-token-for-the-operators-of-tests';

function wholeWay(variables: () => Record<string, string>) {
  let running: Awaited<ReturnType<typeof runningService>>;
  before(async () => {
    running = await runningService({
      SIGN_IN: 'form',
      ADMIN_TOKEN: TOKEN,
      ...variables(),
    });
  });
  after(() => running.service.stop());

  const admitted = async (id: string): Promise<Client> => {
    const client = running.client();
    await client.signIn(id);
    const { body } = await client.call('POST', '/api/waiting-room/join');
    await until(`${id} is let in`, async () => {
      const me = await client.call(
        'GET',
        `/api/waiting-room/me?ticket=${body.ticket}`,
      );
      return me.body.kind === 'admitted';
    });
    return client;
  };

  test('sign in, wait, be let in, enrol twice, hold one seat, give it back', async () => {
    const ann = await admitted('ann');
    const path = '/api/enrolments/CS101';
    const first = await ann.call('PUT', path);
    assert.deepEqual([first.status, first.body.kind], [201, 'enrolled']);
    const second = await ann.call('PUT', path);
    assert.deepEqual(
      [second.status, second.body.kind],
      [200, 'already-enrolled'],
    );
    const mine = await ann.call('GET', '/api/enrolments');
    assert.deepEqual(mine.body, { courses: ['CS101'] });
    const given = await ann.call('DELETE', path);
    assert.equal(given.body.kind, 'cancelled');
    await ann.call('DELETE', '/api/waiting-room/me');
    assert.equal((await ann.call('PUT', path)).status, 403);
  });

  test('who is not signed in gets 401, who is not let in gets 403, an unknown course is 404', async () => {
    const client = running.client();
    const path = '/api/enrolments/CS101';
    assert.equal((await client.call('PUT', path)).status, 401);
    await client.signIn('bob');
    assert.equal((await client.call('PUT', path)).status, 403);
    const cho = await admitted('cho');
    const unknown = await cho.call('PUT', '/api/enrolments/XX999');
    assert.equal(unknown.status, 404);
  });

  test('a wrong request is 400 with the place of the mistake', async () => {
    const { status, body } = await running
      .client()
      .call('POST', '/api/session', { body: { id: 'a b', name: 'x' } });
    assert.equal(status, 400);
    assert.match(JSON.stringify(body), /id: expected letters/);
  });

  test('the brake needs the token, and holds everybody', async () => {
    const client = running.client();
    const brake = (on: boolean, token: string) =>
      client.call('PUT', '/operator/brake', {
        body: on ? { on, reason: 'drill' } : { on },
        headers: { authorization: `Bearer ${token}` },
      });
    assert.equal((await brake(true, 'wrong')).status, 401);
    assert.equal((await brake(true, TOKEN)).status, 200);
    await client.signIn('dae');
    const { body } = await client.call('POST', '/api/waiting-room/join');
    await until('the board shows the brake', async () => {
      const me = await client.call(
        'GET',
        `/api/waiting-room/me?ticket=${body.ticket}`,
      );
      return me.body.kind === 'waiting' && me.body.braked === true;
    });
    assert.equal((await brake(false, TOKEN)).status, 200);
    await until('dae is let in', async () => {
      const me = await client.call('GET', '/api/waiting-room/me');
      return me.body.kind === 'admitted';
    });
  });

  test('health, readiness, metrics and the page answer', async () => {
    const client = running.client();
    assert.equal((await client.call('GET', '/healthz')).status, 200);
    assert.equal((await client.call('GET', '/readyz')).status, 200);
    await until('the metrics show the room', async () => {
      const { text } = await client.call('GET', '/metrics');
      return /^waiting_room_waiting\{room="[^"]+"\} 0$/m.test(text);
    });
    const page = await client.call('GET', '/');
    assert.equal(page.status, 200);
    assert.match(page.text, /<main/);
  });
}

describe('the service with the embedded store', () => wholeWay(() => ({})));

describe('the service with Redis', { skip: needsRedis }, () => {
  let server: RedisServer;
  before(async () => {
    server = await RedisServer.start();
  });
  after(() => server.stop());
  wholeWay(() => ({ REDIS_URL: server.url, SERVICE_NAME: 'whole-way' }));

  test('a session made at one server is known at another', async () => {
    const variables = {
      SIGN_IN: 'form',
      REDIS_URL: server.url,
      SERVICE_NAME: 'sessions',
    };
    const one = await runningService(variables);
    const other = await runningService(variables);
    try {
      const made = await fetch(`${one.base}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: 'eun', name: 'Eun' }),
      });
      const cookie = made.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      assert.equal(made.status, 201);
      await one.service.stop();
      const found = await fetch(`${other.base}/api/session`, {
        headers: { cookie },
      });
      assert.equal(found.status, 200);
    } finally {
      await one.service.stop();
      await other.service.stop();
    }
  });
});

describe('when Redis is away', { skip: needsRedis }, () => {
  test('the service is alive but not ready, answers 503 to those who need the store, shows no stale zero, and recovers by itself', async () => {
    const server = await RedisServer.start({ keeps: 'everything' });
    const { service, client } = await runningService({
      SIGN_IN: 'form',
      REDIS_URL: server.url,
    });
    try {
      const ann = client();
      await ann.signIn('ann');
      await until('ready', async () => {
        return (await ann.call('GET', '/readyz')).status === 200;
      });
      await server.kill();
      assert.equal((await ann.call('GET', '/healthz')).status, 200);
      assert.equal((await ann.call('GET', '/readyz')).status, 503);
      const join = await ann.call('POST', '/api/waiting-room/join');
      assert.equal(join.status, 503);
      await server.restart();
      await until('ready again', async () => {
        return (await ann.call('GET', '/readyz')).status === 200;
      });
      const again = await ann.call('POST', '/api/waiting-room/join');
      assert.equal(again.status, 200);
    } finally {
      await service.stop();
      await server.stop();
    }
  });
});

describe('sign-in by a proxy', () => {
  test('the session belongs to the person the proxy names, and to nobody else', async () => {
    const { service, client } = await runningService({});
    try {
      const browser = client();
      const as = (id: string) => ({ headers: { 'x-forwarded-user': id } });
      assert.equal((await browser.call('POST', '/api/session')).status, 401);
      const made = await browser.call('POST', '/api/session', as('ann'));
      assert.equal(made.status, 201);
      const mine = '/api/enrolments';
      const ann = await browser.call('GET', mine, as('ann'));
      assert.equal(ann.status, 200);
      assert.equal((await browser.call('GET', mine, as('eve'))).status, 401);
      assert.equal((await browser.call('GET', mine)).status, 401);
      const session = await browser.call('GET', '/api/session', as('eve'));
      assert.deepEqual(session.body, { signIn: 'header' });
    } finally {
      await service.stop();
    }
  });
});

test('joins of one client are limited when the configuration says so', async () => {
  const { service, client } = await runningService({
    SIGN_IN: 'form',
    JOIN_LIMIT_PER_MINUTE: '2',
  });
  try {
    const ann = client();
    await ann.signIn('ann');
    const statuses = [];
    for (let i = 0; i < 3; i += 1) {
      statuses.push((await ann.call('POST', '/api/waiting-room/join')).status);
    }
    assert.deepEqual(statuses, [200, 200, 429]);
    const bob = client();
    await bob.signIn('bob');
    const other = await bob.call('POST', '/api/waiting-room/join');
    assert.equal(other.status, 200);
  } finally {
    await service.stop();
  }
});
