export type DeliveryStepState =
  | 'waiting'
  | 'running'
  | 'done'
  | 'skipped'
  | 'failed';

export interface DeliveryStep {
  readonly id: string;
  readonly title: string;
  readonly state: DeliveryStepState;
  /** Epoch milliseconds. */
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly log: readonly string[];
}

/** What became of one push to a repository of this machine. */
export interface Delivery {
  readonly id: string;
  readonly repository: string;
  readonly commit: string;
  /** First line of the commit's message. */
  readonly subject: string;
  readonly state: 'running' | 'succeeded' | 'failed';
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly steps: readonly DeliveryStep[];
  /** What a person can do about a failure. */
  readonly advice?: string;
}

/** What `GET /_local/deliveries` answers, newest first. */
export interface Deliveries {
  readonly deliveries: readonly Delivery[];
  /** Why the folder of repositories cannot be looked at, while it cannot. */
  readonly trouble?: string;
}
