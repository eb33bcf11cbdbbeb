import { setTimeout as delay } from 'node:timers/promises';
import { Clock } from '../../src/Clock';
import { Admitter, WaitingRoomStore } from '../../src/waitingRoom';
import { lanes } from './lanes';
import { retrying } from './retrying';

export interface Joined {
  readonly token: string;
  readonly ticket: number;
  /** Milliseconds of a clock that never steps. */
  readonly asked: number;
  readonly answered: number;
}

/** Everybody joins, many at a time, while replicas let people in. */
export async function joinStorm(options: {
  readonly rooms: readonly WaitingRoomStore[];
  readonly clock: Clock;
  readonly tokens: readonly string[];
  readonly width: number;
  /** Called once, when so many have joined. */
  readonly midway?: {
    readonly after: number;
    readonly act: () => Promise<void>;
  };
}): Promise<readonly Joined[]> {
  const { rooms, clock, tokens, midway } = options;
  const joined: Joined[] = [];
  let open = true;
  let acting: Promise<void> | undefined;
  const roomOf = (lane: number) =>
    rooms[lane % rooms.length] as WaitingRoomStore; // never empty
  const admitting = rooms.map(async store => {
    const admitter = new Admitter({ store, clock });
    while (open) {
      await retrying(() => admitter.turn());
      await delay(5);
    }
  });
  await lanes({
    items: tokens,
    width: options.width,
    work: async (token, lane) => {
      const asked = performance.now();
      const place = await retrying(() =>
        roomOf(lane).join({ token, now: clock.now() }),
      );
      const answered = performance.now();
      if (place.kind === 'pre-queue') throw new Error('The room is not open.');
      joined.push({ token, ticket: place.ticket, asked, answered });
      if (midway && joined.length === midway.after) acting = midway.act();
    },
  });
  await acting;
  open = false;
  await Promise.all(admitting);
  return joined;
}

/** Lets in all who still wait, and answers when the room is empty. */
export async function drain(options: {
  readonly room: WaitingRoomStore;
  readonly clock: Clock;
}): Promise<void> {
  const admitter = new Admitter({ store: options.room, clock: options.clock });
  for (;;) {
    const { held } = await retrying(() => admitter.turn());
    if (held === 'empty') return;
    await delay(2);
  }
}
