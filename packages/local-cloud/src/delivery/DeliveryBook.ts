import { Delivery } from './Delivery';
import { DeliveryRun } from './DeliveryRun';

const MOST_RUNS = 50;

/** The newest runs of the pipeline, for whoever asks. */
export class DeliveryBook {
  readonly #runs: DeliveryRun[] = [];
  readonly #now: () => number;
  #count = 0;
  /** Why the folder could not be looked at, while it cannot. */
  trouble?: string;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Newest first. */
  get deliveries(): readonly Delivery[] {
    return this.#runs.map(run => run.view);
  }

  begin(options: {
    readonly repository: string;
    readonly commit: string;
    readonly subject: string;
    readonly steps: readonly { readonly id: string; readonly title: string }[];
  }): DeliveryRun {
    this.#count += 1;
    const run = new DeliveryRun({
      ...options,
      id: String(this.#count),
      now: this.#now,
    });
    this.#runs.unshift(run);
    this.#runs.splice(MOST_RUNS);
    return run;
  }
}
