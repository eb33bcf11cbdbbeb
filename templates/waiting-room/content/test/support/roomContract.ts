import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ManualClock } from './ManualClock';
import { MakeRoom, RULES } from './rooms';

/** What every waiting room keeps, whatever it is made of. */
export function roomContract(makeRoom: MakeRoom): void {
  const setUp = (rules = RULES) => {
    const clock = new ManualClock();
    const room = makeRoom(rules);
    const at = () => clock.now();
    return {
      clock,
      room,
      join: (token: string) => room.join({ token, now: at() }),
      find: (token: string) => room.find({ token, now: at() }),
      admit: () => room.admit({ now: at() }),
      expire: () => room.expire({ now: at() }),
      snapshot: () => room.snapshot({ now: at() }),
      beat: (...tokens: string[]) => room.heartbeat({ tokens, now: at() }),
    };
  };

  test('a ticket is a sequence number, and joining again keeps it', async () => {
    const { join } = setUp();
    assert.deepEqual(await join('ann'), { kind: 'waiting', ticket: 1 });
    assert.deepEqual(await join('bob'), { kind: 'waiting', ticket: 2 });
    assert.deepEqual(await join('ann'), { kind: 'waiting', ticket: 1 });
  });

  test('people who join in the same millisecond are let in in the order they came', async () => {
    const { join, admit } = setUp();
    for (const token of ['z', 'm', 'a', 'q']) await join(token);
    const { admitted, firstNumber } = await admit();
    assert.deepEqual(
      admitted.map(a => a.token),
      ['z', 'm', 'a', 'q'],
    );
    assert.equal(firstNumber, 1);
  });

  test('an admission step is never larger than the batch, the rate or the capacity', async () => {
    const { join, admit, clock } = setUp({ ...RULES, capacity: 12 });
    for (let i = 0; i < 40; i += 1) await join(`p${i}`);
    const sizes: [number, string][] = [];
    for (let i = 0; i < 4; i += 1) {
      const { admitted, held } = await admit();
      sizes.push([admitted.length, held]);
    }
    assert.deepEqual(sizes, [
      [4, 'batch'],
      [4, 'batch'],
      [2, 'rate'],
      [0, 'rate'],
    ]);
    clock.advance({ seconds: 1 });
    assert.deepEqual(
      (await admit()).admitted.map(a => a.ticket),
      [11, 12],
    );
    assert.equal((await admit()).held, 'capacity');
  });

  test('a clock that steps back does not fill the rate', async () => {
    const { join, admit, clock } = setUp({ ...RULES, admitBatch: 100 });
    for (let i = 0; i < 30; i += 1) await join(`p${i}`);
    assert.equal((await admit()).admitted.length, 10);
    clock.advance({ seconds: -5 });
    assert.equal((await admit()).admitted.length, 0);
    clock.advance({ seconds: 5 });
    assert.equal((await admit()).admitted.length, 0);
  });

  test('with the brake on nobody is let in and the reason is shown', async () => {
    const { room, join, admit, snapshot, clock } = setUp();
    await join('ann');
    const brake = { reason: 'failing over', since: clock.now() };
    await room.setBrake({ brake });
    assert.deepEqual((await admit()).held, 'brake');
    assert.deepEqual((await snapshot()).brake, brake);
    await room.setBrake({ brake: undefined });
    assert.equal((await admit()).admitted.length, 1);
  });

  test('an admission ends, its place is freed, and the person may join again at the back', async () => {
    const { join, admit, find, expire, snapshot, clock } = setUp();
    await join('ann');
    await admit();
    const inside = await find('ann');
    assert.equal(inside.kind, 'admitted');
    assert.deepEqual(await join('ann'), inside);
    clock.advance({ seconds: 60 });
    assert.deepEqual(await find('ann'), { kind: 'unknown' });
    assert.equal((await snapshot()).admitted, 0);
    assert.equal((await expire()).ended, 1);
    assert.deepEqual(await join('ann'), { kind: 'waiting', ticket: 2 });
  });

  test('those who fall silent are taken out and no longer counted; those who poll stay', async () => {
    const { join, expire, beat, snapshot, find, clock } = setUp();
    await join('ann');
    await join('bob');
    for (let i = 0; i < 7; i += 1) {
      await expire();
      clock.advance({ seconds: 10 });
      await beat('bob');
    }
    await expire();
    const { waiting, serving } = await snapshot();
    assert.deepEqual({ waiting, serving }, { waiting: 1, serving: 1 });
    assert.deepEqual(await find('ann'), { kind: 'unknown' });
    assert.deepEqual((await beat('ann', 'bob')).missing, ['ann']);
  });

  test('blind is not silent: after an outage of ours everybody gets the full patience again', async () => {
    const { join, expire, beat, snapshot, clock } = setUp();
    await join('ann');
    await expire();
    clock.advance({ seconds: 300 });
    assert.equal((await expire()).abandoned, 0);
    clock.advance({ seconds: 10 });
    await beat('ann');
    for (let i = 0; i < 3; i += 1) {
      clock.advance({ seconds: 10 });
      assert.equal((await expire()).abandoned, 0);
    }
    assert.equal((await snapshot()).waiting, 1);
    clock.advance({ seconds: 10 });
    assert.equal((await expire()).abandoned, 1);
  });

  test('the serving number passes over those who gave up', async () => {
    const { room, join, snapshot } = setUp();
    for (const token of ['a', 'b', 'c']) await join(token);
    await room.leave({ token: 'a' });
    await room.leave({ token: 'b' });
    assert.equal((await snapshot()).serving, 2);
    await room.leave({ token: 'c' });
    assert.equal((await snapshot()).serving, 3);
  });

  test('before the opening people gather; at the opening lots are drawn; later people come after them', async () => {
    const clock = new ManualClock();
    const opensAt = clock.now() + 60_000;
    const room = makeRoom({ ...RULES, opensAt });
    const early = Array.from({ length: 50 }, (_, i) => `early-${i}`);
    for (const token of early) {
      const place = await room.join({ token, now: clock.now() });
      assert.equal(place.kind, 'pre-queue');
    }
    assert.equal((await room.draw({ now: clock.now() })).drawn, 0);
    assert.equal((await room.snapshot({ now: clock.now() })).preQueue, 50);
    clock.advance({ seconds: 60 });
    const late = await room.join({ token: 'late', now: clock.now() });
    assert.deepEqual(late, { kind: 'waiting', ticket: 51 });
    const tickets = await Promise.all(
      early.map(token => room.find({ token, now: clock.now() })),
    );
    const numbers = tickets.map(t => (t.kind === 'waiting' ? t.ticket : 0));
    assert.deepEqual(
      [...numbers].sort((a, b) => a - b),
      Array.from({ length: 50 }, (_, i) => i + 1),
    );
    assert.notDeepEqual(
      numbers,
      Array.from({ length: 50 }, (_, i) => i + 1),
    );
    assert.equal((await room.draw({ now: clock.now() })).drawn, 0);
    const { preQueue, drawnFor } = await room.snapshot({ now: clock.now() });
    assert.deepEqual(
      { preQueue, drawnFor },
      { preQueue: 0, drawnFor: opensAt },
    );
  });
}
