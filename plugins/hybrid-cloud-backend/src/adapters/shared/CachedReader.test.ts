import { PortError } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { VirtualClock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { CachedReader } from './CachedReader';
import { RequestBudget } from './RequestBudget';

const signal = new AbortController().signal;

function setUp(
  options: {
    capacity?: number;
    batchSize?: number;
    callsPerSecond?: number;
    urgent?: (value: number) => boolean;
  } = {},
) {
  const clock = new VirtualClock();
  const calls: string[][] = [];
  const values = new Map<string, number | PortError>();
  let failure: Error | undefined;
  const reader = new CachedReader<number>({
    clock,
    budget: new RequestBudget({
      clock,
      capacity: options.capacity ?? 100,
      refillPerSecond: 1,
    }),
    batchSize: options.batchSize ?? 2,
    minAgeMilliseconds: 1_000,
    callsPerSecond: options.callsPerSecond,
    urgent: options.urgent,
    load: async keys => {
      calls.push([...keys]);
      if (failure) throw failure;
      return values;
    },
  });
  return {
    clock,
    calls,
    values,
    reader,
    fail: (error: Error | undefined) => {
      failure = error;
    },
    read: (...keys: string[]) => reader.read(keys, signal),
  };
}

describe('CachedReader', () => {
  it('asks for many keys in few calls, each key once', async () => {
    const t = setUp();
    for (const key of 'abc') t.values.set(key, 1);
    await t.read('a', 'b', 'c', 'a');
    expect(t.calls).toEqual([['a', 'b'], ['c']]);
  });

  it('reads many keys again at the pace of its share, and a few of them at once', async () => {
    const t = setUp({ callsPerSecond: 0.5 });
    for (const key of 'abcdef') t.values.set(key, 1);
    await t.read(...'abcdef');
    t.clock.advance(5_999);
    await t.read(...'abcdef');
    expect(t.calls).toHaveLength(3);
    await t.read('f');
    expect(t.calls).toEqual([['a', 'b'], ['c', 'd'], ['e', 'f'], ['f']]);
    t.clock.advance(1);
    await t.read(...'abcdef');
    expect(t.calls.slice(4).flat().sort()).toEqual([...'abcde']);
  });

  it('does not ask again for what is young', async () => {
    const t = setUp();
    t.values.set('a', 1);
    await t.read('a');
    t.clock.advance(999);
    await t.read('a');
    expect(t.calls).toHaveLength(1);
    t.clock.advance(1);
    await t.read('a');
    expect(t.calls).toHaveLength(2);
  });

  it('asks for the oldest first when the budget is short, and gives the others with their age', async () => {
    const t = setUp({ capacity: 1, batchSize: 1 });
    t.values.set('a', 1).set('b', 2);
    const first = await t.read('a', 'b');
    expect(first.get('a')).toMatchObject({ ok: true, value: 1 });
    expect(first.get('b')).toMatchObject({ ok: false });
    const readAt = t.clock.now();
    t.clock.advance(1_000);
    const second = await t.read('a', 'b');
    expect(second.get('a')).toMatchObject({ ok: true, at: readAt });
    expect(second.get('b')).toMatchObject({ ok: true, value: 2 });
  });

  it('asks for urgent keys before older ones', async () => {
    const t = setUp({ capacity: 3, batchSize: 1, urgent: v => v === 0 });
    t.values.set('old', 1).set('bad', 0);
    await t.read('old');
    t.clock.advance(10);
    await t.read('bad');
    t.clock.advance(990);
    t.calls.length = 0;
    t.clock.advance(10);
    await t.read('old', 'bad');
    expect(t.calls[0]).toEqual(['bad']);
  });

  it('rule 3: throttled keeps the last value and stops asking for a while', async () => {
    const t = setUp({ capacity: 5, batchSize: 1 });
    t.values.set('a', 1);
    await t.read('a');
    t.fail(new PortError({ kind: 'throttled', message: 'slow down' }));
    t.clock.advance(1_000);
    expect((await t.read('a')).get('a')).toMatchObject({ ok: true, value: 1 });
    t.fail(undefined);
    t.calls.length = 0;
    await t.read('a');
    expect(t.calls).toHaveLength(0);
  });

  it('any other failure is told at once', async () => {
    const t = setUp();
    t.values.set('a', 1);
    await t.read('a');
    t.fail(new PortError({ kind: 'forbidden', message: 'no' }));
    t.clock.advance(1_000);
    expect((await t.read('a')).get('a')).toMatchObject({
      ok: false,
      error: { kind: 'forbidden' },
    });
  });

  it('an error of one key does not spoil the others', async () => {
    const t = setUp();
    const broken = new PortError({ kind: 'malformed', message: 'no' });
    t.values.set('a', broken).set('b', 2);
    const answers = await t.read('a', 'b', 'gone');
    expect(answers.get('a')).toMatchObject({ ok: false, error: broken });
    expect(answers.get('b')).toMatchObject({ ok: true });
    expect(answers.get('gone')).toMatchObject({ error: { kind: 'not-found' } });
  });

  it('asks seldom, and alone, for what was not there', async () => {
    const t = setUp({ batchSize: 10 });
    t.values.set('a', 1);
    await t.read('a', 'gone');
    t.clock.advance(29_999);
    await t.read('a', 'gone');
    t.clock.advance(1);
    t.clock.advance(1_000);
    await t.read('a', 'gone');
    expect(t.calls).toEqual([['a', 'gone'], ['a'], ['a'], ['gone']]);
  });

  it('asks again at once for what was forgotten', async () => {
    const t = setUp();
    t.values.set('a', 1);
    await t.read('a');
    t.reader.forget('a');
    await t.read('a');
    expect(t.calls).toHaveLength(2);
  });
});

describe('RequestBudget', () => {
  it('refills over time and never over its capacity', () => {
    const clock = new VirtualClock();
    const budget = new RequestBudget({
      clock,
      capacity: 2,
      refillPerSecond: 4,
    });
    const take = () => [budget.tryTake(), budget.tryTake(), budget.tryTake()];
    expect(take()).toEqual([true, true, false]);
    clock.advance(250);
    expect(take()).toEqual([true, false, false]);
    clock.advance(60_000);
    expect(take()).toEqual([true, true, false]);
  });
});
