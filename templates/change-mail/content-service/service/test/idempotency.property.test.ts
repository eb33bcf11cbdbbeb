import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { Change } from '../src/board/Change';
import { CLAIM_MS } from '../src/mail/LetterStore';
import { createServices } from '../src/Services';
import { MemoryTable } from '../src/table/MemoryTable';
import { Write } from '../src/table/Table';
import { FakePost, PostFault } from './support/FakePost';
import { ManualClock } from './support/ManualClock';

/** One thing that happens on the way of a change. */
type Step =
  | {
      readonly kind: 'deliver';
      readonly copies: number;
      readonly faults: readonly PostFault[];
      readonly crashAfter: number;
    }
  | { readonly kind: 'pass'; readonly minutes: number };

const FAULTS: readonly PostFault[] = [
  'none',
  'throttle',
  'lost-request',
  'lost-answer',
];
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('deliver' as const),
      copies: fc.integer({ min: 1, max: 3 }),
      faults: fc.array(fc.constantFrom(...FAULTS), { maxLength: 6 }),
      // Writes to the table that work before the run is cut off.
      crashAfter: fc.integer({ min: 0, max: 12 }),
    }),
    fc.record({
      kind: fc.constant('pass' as const),
      minutes: fc.integer({ min: 0, max: 45 }),
    }),
  ),
  { maxLength: 12 },
);

/** A table that stops working in the middle of a run, as when its function is cut off. */
class CutOffTable extends MemoryTable {
  writesLeft = Infinity;

  override async write(writes: readonly Write[]): Promise<boolean> {
    if (this.writesLeft <= 0) throw new Error('cut off');
    this.writesLeft -= 1;
    return super.write(writes);
  }
}

async function live(people: number, story: readonly Step[]) {
  const clock = new ManualClock();
  const table = new CutOffTable();
  const post = new FakePost();
  const services = createServices({
    config: {
      serviceName: 'board',
      siteUrl: 'https://board.example.org',
      languages: ['en'],
      keepDays: 30,
    },
    table,
    mailer: post,
    directory: {
      whoIs: async () => ({ id: 'nobody', verifiedAddress: undefined }),
    },
    clock,
    write: () => {},
  });
  for (let index = 0; index < people; index++) {
    const id = `person-${index}`;
    await services.people.confirm({
      id,
      address: `${id}@example.org`,
      language: 'en',
    });
    await services.subscriptions.subscribe({
      item: 'gate',
      person: id,
      now: clock.now(),
    });
  }
  const change: Change = {
    id: 'gate.1',
    kind: 'ItemCreated',
    item: 'gate',
    title: 'Gate',
    version: 1,
    state: 'open',
    by: 'minji',
    at: clock.now(),
  };
  const deliver = () => services.sender.deliver({ change, deadline: Infinity });
  /** SES tells that it took a letter, well before a claim ends. */
  const hearOfAll = async () => {
    table.writesLeft = Infinity;
    for (const { id } of post.taken) {
      await services.feedback.take({
        kind: 'sent',
        letter: id,
        message: 'ses',
      });
    }
  };

  for (const step of story) {
    if (step.kind === 'pass') {
      await hearOfAll();
      clock.pass(step.minutes * 60_000);
      continue;
    }
    post.next(...step.faults);
    table.writesLeft = step.crashAfter;
    await Promise.all(Array.from({ length: step.copies }, deliver));
  }
  // The queue delivers until everything is settled.
  for (let round = 0; round < 20; round++) {
    await hearOfAll();
    if ((await deliver()).waiting === 0) break;
    clock.pass(CLAIM_MS + 1);
  }
  return post.taken.map(({ to }) => to).sort();
}

test('whatever is repeated, lost, throttled or cut off: everybody is told once, and nobody twice', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      steps,
      async (people, story) => {
        const everybody = Array.from(
          { length: people },
          (_, index) => `person-${index}@example.org`,
        );
        assert.deepEqual(await live(people, story), everybody);
      },
    ),
    { numRuns: 300 },
  );
});
