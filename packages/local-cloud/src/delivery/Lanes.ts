const MOST_AT_ONCE = 3;

/** Work in a few lanes: one after the other within a lane, and what has the same name always in the same lane. */
export class Lanes {
  readonly #lanes = Array.from({ length: MOST_AT_ONCE }, () =>
    Promise.resolve(),
  );
  readonly #names: string[] = [];

  /** `work` never rejects. */
  add(name: string, work: () => Promise<void>): void {
    if (!this.#names.includes(name)) this.#names.push(name);
    const lane = this.#names.indexOf(name) % MOST_AT_ONCE;
    this.#lanes[lane] = this.#lanes[lane].then(work);
  }

  async idle(): Promise<void> {
    await Promise.all(this.#lanes);
  }
}
