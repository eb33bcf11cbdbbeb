import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorld } from './support/createWorld';
import { DRAFT, followed } from './support/followed';

const NOBODY_FAILED = { batchItemFailures: [] };

test('after a bounce for good or a complaint nothing is sent until the person confirms the address', async t => {
  for (const [record, state] of [
    [{ eventType: 'Bounce', bounce: { bounceType: 'Permanent' } }, 'bounced'],
    [{ eventType: 'Complaint' }, 'complained'],
  ] as const) {
    const world = await createWorld(t);
    await followed(world, 'joon');
    await world.mail();
    const mail = {
      messageId: 'ses-1',
      tags: { letter: [world.post.taken[0]?.id ?? ''] },
    };
    // Events come twice and in any order.
    assert.deepEqual(
      await world.tell({ ...record, mail }, { ...record, mail }),
      NOBODY_FAILED,
    );
    assert.equal(
      (await world.ask('joon', 'GET', '/api/me')).body.mail.state,
      state,
    );

    world.events.length = 0;
    await world.ask('minji', 'PUT', '/api/items/gate', {
      ...DRAFT,
      state: 'done',
      version: 2,
    });
    await world.mail();
    assert.equal(world.post.taken.length, 1);

    await world.ask('joon', 'PUT', '/api/me', { language: 'en' });
    await world.ask('minji', 'PUT', '/api/items/gate', {
      ...DRAFT,
      state: 'open',
      version: 3,
    });
    await world.mail(world.events.slice(1));
    assert.equal(world.post.taken.length, 2);
  }
});

test('a bounce that may pass, and events about letters of others, stop nothing', async t => {
  const world = await createWorld(t);
  await followed(world, 'joon');
  await world.mail();
  const tags = { letter: [world.post.taken[0]?.id ?? ''] };
  const told = await world.tell(
    {
      eventType: 'Bounce',
      bounce: { bounceType: 'Transient' },
      mail: { messageId: 'a', tags },
    },
    { eventType: 'Complaint', mail: { messageId: 'b', tags: {} } },
    {
      eventType: 'Complaint',
      mail: { messageId: 'c', tags: { letter: ['unknown'] } },
    },
    { eventType: 'DeliveryDelay', mail: { messageId: 'd', tags } },
  );
  assert.deepEqual(told, NOBODY_FAILED);
  assert.equal(
    (await world.ask('joon', 'GET', '/api/me')).body.mail.state,
    'on',
  );
});

test('no line of the log holds an address, whatever happens', async t => {
  const world = await createWorld(t);
  await followed(world, 'joon', 'sora');
  world.post.next('lost-answer', 'refuse');
  await world.mail();
  const mail = {
    messageId: 'ses-1',
    destination: ['joon@example.org'],
    tags: { letter: [world.post.taken[0]?.id ?? ''] },
  };
  await world.tell(
    { eventType: 'Bounce', bounce: { bounceType: 'Permanent' }, mail },
    { eventType: 7, mail },
  );
  assert.ok(world.lines.length >= 6);
  assert.deepEqual(
    world.lines.filter(line => /@|joon|sora|gate</.test(line)),
    [],
  );
});
