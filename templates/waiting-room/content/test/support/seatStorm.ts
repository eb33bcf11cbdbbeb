import { Clock } from '../../src/Clock';
import {
  CancelResult,
  EnrolResult,
  SeatStore,
} from '../../src/enrolment/SeatStore';
import { retrying } from './retrying';

export interface SeatStormResult {
  readonly calls: number;
  /** Students whose last answered call leaves them enrolled. */
  readonly holders: ReadonlySet<string>;
  /** Most seats any reading saw taken. */
  readonly mostTaken: number;
  readonly refused: number;
}

/**
 * Many students at a time enrol in and cancel one course, each as often as
 * told, while somebody keeps counting the seats.
 */
export async function seatStorm(options: {
  readonly stores: readonly SeatStore[];
  readonly clock: Clock;
  readonly course: string;
  readonly width: number;
  readonly rounds: number;
  readonly random: () => number;
  readonly midway?: {
    readonly after: number;
    readonly act: () => Promise<void>;
  };
}): Promise<SeatStormResult> {
  const { stores, clock, course, midway } = options;
  const holders = new Set<string>();
  const storeOf = (i: number) => stores[i % stores.length] as SeatStore; // never empty
  let calls = 0;
  let refused = 0;
  let mostTaken = 0;
  let running = true;
  let acting: Promise<void> | undefined;

  const counting = (async () => {
    while (running) {
      const taken = await retrying(() =>
        storeOf(0).taken({ courses: [course] }),
      );
      mostTaken = Math.max(mostTaken, taken.get(course) ?? 0);
    }
  })();

  const student = async (lane: number) => {
    const id = `student-${lane}`;
    for (let round = 0; round < options.rounds; round += 1) {
      const change = { course, student: id, now: clock.now() };
      const cancel = options.random() < 0.4;
      const result = await retrying<EnrolResult | CancelResult>(() =>
        cancel ? storeOf(lane).cancel(change) : storeOf(lane).enrol(change),
      );
      if (result.kind === 'enrolled' || result.kind === 'already-enrolled') {
        holders.add(id);
      } else holders.delete(id);
      if (result.kind === 'full') refused += 1;
      calls += 1;
      if (midway && calls === midway.after) acting = midway.act();
    }
  };
  await Promise.all(
    Array.from({ length: options.width }, (_, lane) => student(lane)),
  );
  await acting;
  running = false;
  await counting;
  return { calls, holders, mostTaken, refused };
}
