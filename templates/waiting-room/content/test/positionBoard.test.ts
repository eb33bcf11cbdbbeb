import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StoreUnavailable } from '../src/errors';
import { PositionBoard, RoomRules, WaitingRoomStore } from '../src/waitingRoom';
import { ManualClock } from './support/ManualClock';
import { embeddedRooms, RULES } from './support/rooms';

/** A store that counts who calls what, and can be cut off. */
function watched(store: WaitingRoomStore) {
  const calls: string[] = [];
  const state = { down: false };
  const proxy = new Proxy(store, {
    get(target, name: keyof WaitingRoomStore) {
      return (options: never) => {
        calls.push(name);
        if (state.down) {
          return Promise.reject(new StoreUnavailable('cut off'));
        }
        return target[name](options);
      };
    },
  });
  return { store: proxy, calls, state };
}

function setUp(rules: RoomRules = RULES) {
  const clock = new ManualClock();
  const { store, calls, state } = watched(embeddedRooms(rules));
  const board = new PositionBoard({
    store,
    clock,
    admitPerSecond: rules.admitPerSecond,
  });
  return { clock, store, calls, state, board };
}

test('a position is the ticket minus the serving number, and asking for it costs the store nothing', async () => {
  const { board, calls, store, clock } = setUp();
  for (let i = 0; i < 30; i += 1) await board.join({ token: `p${i}` });
  await store.admit({ now: clock.now() });
  await board.refresh();
  calls.length = 0;
  for (let i = 0; i < 100; i += 1) {
    const view = await board.look({ token: 'p29', ticket: 30 });
    assert.ok(view.kind === 'waiting');
    assert.equal(view.aheadAtMost, 25);
    assert.equal(view.estimatedWaitSeconds, 3);
  }
  assert.deepEqual(calls, []);
  await board.refresh();
  assert.deepEqual(calls, ['heartbeat', 'snapshot']);
});

test('a person whose number has come up is told the truth by the store', async () => {
  const { board, store, clock } = setUp();
  await board.join({ token: 'ann' });
  await store.admit({ now: clock.now() });
  await board.refresh();
  const view = await board.look({ token: 'ann', ticket: 1 });
  assert.equal(view.kind, 'admitted');
});

test('somebody who claims a ticket they do not hold learns it after one heartbeat', async () => {
  const { board } = setUp();
  await board.join({ token: 'ann' });
  await board.refresh();
  assert.equal((await board.look({ token: 'eve', ticket: 9 })).kind, 'waiting');
  await board.refresh();
  assert.equal((await board.look({ token: 'eve', ticket: 9 })).kind, 'unknown');
});

test('a person who polls is not given up', async () => {
  const { board, store, clock } = setUp();
  await board.join({ token: 'ann' });
  await board.join({ token: 'bob' });
  for (let i = 0; i < 10; i += 1) {
    await store.expire({ now: clock.now() });
    clock.advance({ seconds: 5 });
    await board.look({ token: 'bob', ticket: 2 });
    await board.refresh();
  }
  assert.equal((await board.look({ token: 'ann' })).kind, 'unknown');
  assert.equal((await board.look({ token: 'bob' })).kind, 'waiting');
});

test('while the store is away polls are answered with the age of the figures, and no sign of life is lost', async () => {
  const { board, store, state, clock } = setUp();
  await board.join({ token: 'ann' });
  await board.refresh();
  await store.expire({ now: clock.now() });
  state.down = true;
  clock.advance({ seconds: 7 });
  const view = await board.look({ token: 'ann', ticket: 1 });
  assert.ok(view.kind === 'waiting');
  assert.equal(view.ageSeconds, 7);
  await assert.rejects(board.refresh(), StoreUnavailable);
  state.down = false;
  await board.refresh();
  for (const seconds of [5, 10, 10]) {
    clock.advance({ seconds });
    await store.expire({ now: clock.now() });
  }
  assert.equal((await board.look({ token: 'ann' })).kind, 'waiting');
});

test('with the brake on no wait is promised', async () => {
  const { board, store, clock } = setUp();
  await board.join({ token: 'ann' });
  await store.setBrake({ brake: { reason: 'drill', since: clock.now() } });
  await board.refresh();
  const view = await board.look({ token: 'ann', ticket: 1 });
  assert.ok(view.kind === 'waiting' && view.braked);
  assert.equal(view.estimatedWaitSeconds, undefined);
});

test('the wait follows the pace that was seen, not the one that was configured', async () => {
  const { board, store, clock } = setUp({ ...RULES, admitBatch: 1 });
  for (let i = 0; i < 100; i += 1) await board.join({ token: `p${i}` });
  for (let i = 0; i < 10; i += 1) {
    await board.refresh();
    clock.advance({ seconds: 2 });
    await store.admit({ now: clock.now() });
  }
  await board.refresh();
  const view = await board.look({ token: 'p99', ticket: 100 });
  assert.ok(view.kind === 'waiting');
  assert.equal(view.aheadAtMost, 89);
  assert.equal(view.estimatedWaitSeconds, 180);
});
