import { Instant } from '../Clock';
import { RoomSnapshot } from './WaitingRoomStore';

/** How far back the pace is looked at. */
const WINDOW_MS = 60_000;
/** Less than this says nothing about the pace. */
const ENOUGH_MS = 10_000;

/** How fast the serving number moves: tickets per second over the last minute. */
export class ServingHistory {
  readonly #points: { readonly at: Instant; readonly serving: number }[] = [];

  add(snapshot: RoomSnapshot): void {
    this.#points.push({ at: snapshot.at, serving: snapshot.serving });
    while (
      this.#points.length > 2 &&
      (this.#points[1]?.at ?? 0) <= snapshot.at - WINDOW_MS
    ) {
      this.#points.shift();
    }
  }

  /** Undefined while too little has been seen. */
  perSecond(): number | undefined {
    const first = this.#points[0];
    const last = this.#points[this.#points.length - 1];
    if (!first || !last || last.at - first.at < ENOUGH_MS) return undefined;
    return ((last.serving - first.serving) * 1000) / (last.at - first.at);
  }
}
