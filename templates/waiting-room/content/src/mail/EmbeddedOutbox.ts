import { Instant } from '../Clock';
import type { Notice } from '../enrolment/SeatStore';
import { LEASE_MS, Outbox, OutboxItem } from './Outbox';

/** Letters in the memory of one process, for development. */
export class EmbeddedOutbox implements Outbox {
  readonly #letters = new Map<
    string,
    { readonly body: string; due: Instant; attempts: number }
  >();
  readonly #dead = new Map<string, string>();

  put(options: { readonly notice: Notice; readonly now: Instant }): void {
    const { id, body } = options.notice;
    this.#letters.set(id, { body, due: options.now, attempts: 0 });
  }

  async take(options: { readonly max: number; readonly now: Instant }) {
    const taken: OutboxItem[] = [];
    for (const [id, letter] of this.#letters) {
      if (taken.length === options.max) break;
      if (letter.due > options.now) continue;
      letter.due = options.now + LEASE_MS;
      letter.attempts += 1;
      taken.push({ id, body: letter.body, attempt: letter.attempts });
    }
    return taken;
  }

  async done(options: { readonly id: string }) {
    this.#letters.delete(options.id);
  }

  async retry(options: { readonly id: string; readonly at: Instant }) {
    const letter = this.#letters.get(options.id);
    if (letter) letter.due = options.at;
  }

  async giveUp(options: { readonly id: string }) {
    const letter = this.#letters.get(options.id);
    if (letter) this.#dead.set(options.id, letter.body);
    this.#letters.delete(options.id);
  }

  async depth() {
    return { waiting: this.#letters.size, dead: this.#dead.size };
  }
}
