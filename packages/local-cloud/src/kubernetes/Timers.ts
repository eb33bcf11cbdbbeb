interface Entry {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** What is due when, in simulated time. Nothing here ticks by itself: the cluster's `step` takes what has become due. */
export class Timers {
  #heap: Entry[] = [];
  #order = 0;

  schedule(at: number, run: () => void): void {
    const heap = this.#heap;
    heap.push({ at, order: this.#order++, run });
    let child = heap.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!before(heap[child], heap[parent])) break;
      [heap[child], heap[parent]] = [heap[parent], heap[child]];
      child = parent;
    }
  }

  /** When the next one is due, or undefined when nothing waits. */
  nextAt(): number | undefined {
    return this.#heap[0]?.at;
  }

  /** Takes the next one out and runs it. */
  runNext(): void {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (!top || !last) return;
    if (heap.length > 0) {
      heap[0] = last;
      this.#sink();
    }
    top.run();
  }

  clear(): void {
    this.#heap = [];
  }

  #sink(): void {
    const heap = this.#heap;
    let parent = 0;
    for (;;) {
      let least = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2]) {
        if (child < heap.length && before(heap[child], heap[least]))
          least = child;
      }
      if (least === parent) return;
      [heap[parent], heap[least]] = [heap[least], heap[parent]];
      parent = least;
    }
  }
}

/** Same moment: first scheduled, first run, so that a run can be repeated exactly. */
function before(a: Entry, b: Entry): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
