import { lanes } from './product';

export interface Timed {
  /** Milliseconds of each request. */
  readonly latencies: readonly number[];
  readonly perSecond: number;
}

/** Sends requests, so many at a time, and times each. */
export async function timedLanes<T>(options: {
  readonly items: readonly T[];
  readonly width: number;
  readonly send: (item: T) => Promise<unknown>;
}): Promise<Timed> {
  const latencies: number[] = [];
  const started = performance.now();
  await lanes({
    items: options.items,
    width: options.width,
    work: async item => {
      const asked = performance.now();
      await options.send(item);
      latencies.push(performance.now() - asked);
    },
  });
  const seconds = (performance.now() - started) / 1000;
  return { latencies, perSecond: options.items.length / seconds };
}
