import { Clock } from '../Clock';
import { AdmissionBatch, WaitingRoomStore } from './WaitingRoomStore';

export interface AdmitterReport {
  readonly drawn: number;
  readonly seed: string | undefined;
  readonly abandoned: number;
  readonly ended: number;
  readonly admitted: number;
  readonly held: AdmissionBatch['held'];
}

/** Steps in one turn; what is left waits for the next turn. */
const MOST_STEPS = 50;

/**
 * One turn of letting people in: draw the lots when it is time, clear out who
 * has left, then admit batch after batch until something holds. Every replica
 * does this; the rate and the capacity are kept by the store.
 */
export class Admitter {
  readonly #store: WaitingRoomStore;
  readonly #clock: Clock;

  constructor(options: {
    readonly store: WaitingRoomStore;
    readonly clock: Clock;
  }) {
    this.#store = options.store;
    this.#clock = options.clock;
  }

  async turn(): Promise<AdmitterReport> {
    const now = this.#clock.now();
    const { drawn, seed } = await this.#store.draw({ now });
    const { abandoned, ended } = await this.#clear();
    let admitted = 0;
    let held: AdmissionBatch['held'] = 'batch';
    for (let step = 0; step < MOST_STEPS && held === 'batch'; step += 1) {
      const batch = await this.#store.admit({ now: this.#clock.now() });
      admitted += batch.admitted.length;
      held = batch.held;
    }
    return { drawn, seed, abandoned, ended, admitted, held };
  }

  async #clear(): Promise<{ abandoned: number; ended: number }> {
    const total = { abandoned: 0, ended: 0 };
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const expired = await this.#store.expire({ now: this.#clock.now() });
      total.abandoned += expired.abandoned;
      total.ended += expired.ended;
      if (!expired.more) break;
    }
    return total;
  }
}
