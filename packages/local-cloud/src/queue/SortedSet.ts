interface Entry {
  readonly member: string;
  readonly score: number;
}

const before = (a: Entry, b: Entry) =>
  a.score !== b.score ? a.score < b.score : a.member < b.member;

/** Members with scores, in order of score and then of member, as Redis keeps them. */
export class SortedSet {
  readonly #scores = new Map<string, number>();
  #order: Entry[] = [];
  /** Entries before this one have been popped. */
  #head = 0;

  get size(): number {
    return this.#scores.size;
  }

  score(member: string): number | undefined {
    return this.#scores.get(member);
  }

  /** Adds or moves a member. True when it is new. */
  add(member: string, score: number): boolean {
    const old = this.#scores.get(member);
    if (old === score) return false;
    if (old !== undefined) this.#cut({ member, score: old });
    this.#scores.set(member, score);
    const entry = { member, score };
    const last = this.#order.at(-1);
    if (last === undefined || before(last, entry)) this.#order.push(entry);
    else this.#order.splice(this.#find(entry), 0, entry);
    return old === undefined;
  }

  remove(member: string): boolean {
    const score = this.#scores.get(member);
    if (score === undefined) return false;
    this.#scores.delete(member);
    this.#cut({ member, score });
    return true;
  }

  /** Place in the order, from 0. */
  rank(member: string): number | undefined {
    const score = this.#scores.get(member);
    if (score === undefined) return undefined;
    return this.#find({ member, score }) - this.#head;
  }

  /** Entries from place `start` to `stop`, both included; negative places count from the end. */
  range(start: number, stop: number): readonly Entry[] {
    const from = Math.max(0, start < 0 ? this.size + start : start);
    const to = Math.min(this.size - 1, stop < 0 ? this.size + stop : stop);
    if (from > to) return [];
    return this.#order.slice(this.#head + from, this.#head + to + 1);
  }

  count(within: (score: number) => boolean): number {
    let found = 0;
    for (const score of this.#scores.values()) if (within(score)) found++;
    return found;
  }

  popMin(count: number): readonly Entry[] {
    const popped = this.#order.slice(this.#head, this.#head + count);
    for (const entry of popped) this.#scores.delete(entry.member);
    this.#head += popped.length;
    if (this.#head > 1024 && this.#head * 2 > this.#order.length) {
      this.#order = this.#order.slice(this.#head);
      this.#head = 0;
    }
    return popped;
  }

  #cut(entry: Entry): void {
    this.#order.splice(this.#find(entry), 1);
  }

  /** Index of the entry, or where it belongs. */
  #find(entry: Entry): number {
    let low = this.#head;
    let high = this.#order.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (before(this.#order[middle], entry)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
