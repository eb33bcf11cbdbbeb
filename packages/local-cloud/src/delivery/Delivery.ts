/** `skipped`: there is nothing of the kind to do here, and the log says why. */
export type DeliveryStepState =
  | 'waiting'
  | 'running'
  | 'done'
  | 'skipped'
  | 'failed';

export interface DeliveryStep {
  /** `checkout`, `switch`, `adopt`, `image`, or `deploy-<site>`. */
  readonly id: string;
  readonly title: string;
  readonly state: DeliveryStepState;
  /** Epoch milliseconds. */
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly log: readonly string[];
}

/** What became of one push: the run of a pipeline. */
export interface Delivery {
  readonly id: string;
  /** Name of the repository, without `.git`. */
  readonly repository: string;
  /** Whole hash of the commit, and the first line of its message. */
  readonly commit: string;
  readonly subject: string;
  readonly state: 'running' | 'succeeded' | 'failed';
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly steps: readonly DeliveryStep[];
  /** What a person can do about a failure. */
  readonly advice?: string;
}
