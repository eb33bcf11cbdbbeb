import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CLAIM_MS } from '../src/mail/LetterStore';
import { createWorld } from './support/createWorld';
import { followed } from './support/followed';

const NOBODY_FAILED = { batchItemFailures: [] };
const AGAIN = { batchItemFailures: [{ itemIdentifier: 'message-0' }] };

test('those concerned are told in their language, and who made the change is not', async t => {
  const world = await createWorld(t);
  await followed(world, 'joon', 'sora', 'minji');
  assert.deepEqual(await world.mail(), NOBODY_FAILED);
  const letters = new Map(
    world.post.taken.map(({ to, letter }) => [to, letter]),
  );
  assert.deepEqual([...letters.keys()].sort(), [
    'joon@example.org',
    'sora@example.org',
  ]);
  assert.equal(
    letters.get('joon@example.org')?.subject,
    'Moved: Open <the> gate',
  );
  assert.match(
    letters.get('joon@example.org')?.text ?? '',
    /went from open to in progress/,
  );
  assert.match(
    letters.get('sora@example.org')?.text ?? '',
    /대기에서 진행 중\(으\)로 변경/,
  );
  assert.match(
    letters.get('joon@example.org')?.html ?? '',
    /Open &lt;the&gt; gate/,
  );
  assert.match(letters.get('sora@example.org')?.html ?? '', /<html lang="ko">/);
  assert.match(world.lines.join('\n'), /"LettersSent":2,"LettersSkipped":1/);
});

test('the same change delivered twice, also at once, is mailed once', async t => {
  const world = await createWorld(t);
  await followed(world, 'joon');
  await Promise.all([world.mail(), world.mail()]);
  world.clock.pass(2 * CLAIM_MS);
  assert.deepEqual(await world.mail(), NOBODY_FAILED);
  assert.equal(world.post.taken.length, 1);
});

test('one POST from a letter ends the subscription; opening its page does not', async t => {
  const world = await createWorld(t);
  await followed(world, 'joon');
  await world.mail();
  const [letter] = world.post.taken;
  const [, token] =
    /^https:\/\/board\.example\.org\/api\/leave\/(.+)$/.exec(
      letter?.oneClickUrl ?? '',
    ) ?? [];
  assert.ok(
    token &&
      letter?.letter.text.includes(`https://board.example.org/leave#${token}`),
  );

  assert.equal((await world.ask('', 'GET', `/api/leave/${token}`)).status, 404);
  assert.deepEqual((await world.ask('joon', 'GET', '/api/me')).body.items, [
    'gate',
  ]);
  // As mail programs send it, and once more.
  for (const _ of [1, 2]) {
    const left = await world.ask(
      '',
      'POST',
      `/api/leave/${token}`,
      'List-Unsubscribe=One-Click',
    );
    assert.equal(left.status, 204);
  }
  assert.deepEqual((await world.ask('joon', 'GET', '/api/me')).body.items, []);
  assert.equal((await world.ask('', 'POST', '/api/leave/made-up')).status, 204);
});

test('an old letter also ends a subscription that was begun anew', async t => {
  const world = await createWorld(t);
  await followed(world, 'joon');
  await world.mail();
  const link = new URL(world.post.taken[0]?.oneClickUrl ?? '').pathname;
  await world.ask('joon', 'DELETE', '/api/items/gate/subscription');
  await world.ask('joon', 'PUT', '/api/items/gate/subscription');
  await world.ask('', 'POST', link);
  assert.deepEqual((await world.ask('joon', 'GET', '/api/me')).body.items, []);
});

test('a message that fails comes back alone', async t => {
  const world = await createWorld(t);
  await followed(world, 'joon');
  const result = await world.mail([
    'not json',
    ...world.events,
    { detail: {} },
  ]);
  assert.deepEqual(result.batchItemFailures, [
    { itemIdentifier: 'message-0' },
    { itemIdentifier: 'message-2' },
  ]);
  assert.equal(world.post.taken.length, 1);
});

test('a letter that is put off goes the next time, the others are not held up', async t => {
  const world = await createWorld(t);
  await followed(world, 'joon', 'sora');
  world.post.next('throttle');
  assert.deepEqual(await world.mail(), AGAIN);
  assert.equal(world.post.taken.length, 1);
  assert.deepEqual(await world.mail(), NOBODY_FAILED);
  assert.deepEqual(world.post.taken.map(({ to }) => to).sort(), [
    'joon@example.org',
    'sora@example.org',
  ]);
});

test('a letter that is refused for good is not tried again', async t => {
  const world = await createWorld(t);
  await followed(world, 'joon');
  world.post.next('refuse');
  assert.deepEqual(await world.mail(), NOBODY_FAILED);
  assert.deepEqual(await world.mail(), NOBODY_FAILED);
  assert.equal(world.post.taken.length, 0);
  assert.match(
    world.lines.join('\n'),
    /"letter refused".*"reason":"BadRequestException"/,
  );
});

test('a lost answer waits for what SES says: it went, so it is not sent again', async t => {
  const world = await createWorld(t);
  await followed(world, 'joon');
  world.post.next('lost-answer');
  assert.deepEqual(await world.mail(), AGAIN);
  assert.deepEqual(await world.mail(), AGAIN);
  const id = world.post.taken[0]?.id ?? '';
  await world.tell({
    eventType: 'Send',
    mail: { messageId: 'ses-1', tags: { letter: [id] } },
    send: {},
  });
  world.clock.pass(2 * CLAIM_MS);
  assert.deepEqual(await world.mail(), NOBODY_FAILED);
  assert.equal(world.post.taken.length, 1);
});

test('a lost request is sent again when SES has not said that it went', async t => {
  const world = await createWorld(t);
  await followed(world, 'joon');
  world.post.next('lost-request');
  assert.deepEqual(await world.mail(), AGAIN);
  assert.deepEqual(await world.mail(), AGAIN);
  world.clock.pass(CLAIM_MS);
  assert.deepEqual(await world.mail(), NOBODY_FAILED);
  assert.equal(world.post.taken.length, 1);
});

test('no letter is begun when the run is about to end', async t => {
  const world = await createWorld(t);
  await followed(world, 'joon');
  assert.deepEqual(await world.mail(world.events, 10_000), AGAIN);
  assert.equal(world.post.taken.length, 0);
  assert.deepEqual(await world.mail(), NOBODY_FAILED);
  assert.equal(world.post.taken.length, 1);
});

test('news that is older than the memory of letters is not mailed', async t => {
  const world = await createWorld(t);
  await followed(world, 'joon');
  world.clock.pass(31 * 86_400_000);
  assert.deepEqual(await world.mail(), NOBODY_FAILED);
  assert.equal(world.post.taken.length, 0);
});
