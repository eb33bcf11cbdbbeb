import { DmsTaskSpec } from '../../world/AwsEstate';
import { Scope, scopeOfArn } from '../Arn';
import { AwsError } from '../AwsError';

export type DmsTaskStatus =
  | 'starting'
  | 'running'
  | 'stopping'
  | 'stopped'
  | 'failed';

export type DmsStartType =
  | 'start-replication'
  | 'resume-processing'
  | 'reload-target';

/** How long a task says `starting` and `stopping`. Seconds here, minutes in a real account. */
const START_MILLIS = 5_000;
const STOP_MILLIS = 3_000;

/** One replication task and its life. */
export class DmsTask {
  readonly spec: DmsTaskSpec;
  readonly scope: Scope;
  readonly createdAt: number;
  #status: DmsTaskStatus = 'running';
  #settled: { readonly at: number; readonly status: DmsTaskStatus } | undefined;
  #stopReason: string | undefined;
  #failure: string | undefined;
  #startedAt: number;
  #stoppedAt: number | undefined;

  constructor(options: { readonly spec: DmsTaskSpec; readonly now: number }) {
    this.spec = options.spec;
    this.scope = scopeOfArn(options.spec.arn);
    this.createdAt = options.now;
    this.#startedAt = options.now;
  }

  /** The last part of the ARN: a dimension of the task's metrics. */
  get resourceId(): string {
    return this.spec.arn.slice(this.spec.arn.lastIndexOf(':') + 1);
  }

  get status(): DmsTaskStatus {
    return this.#status;
  }

  /** AWS's words; only while stopped or failed. */
  get stopReason(): string | undefined {
    return this.#stopReason;
  }

  get failure(): string | undefined {
    return this.#failure;
  }

  get startedAt(): number {
    return this.#startedAt;
  }

  get stoppedAt(): number | undefined {
    return this.#stoppedAt;
  }

  step(now: number): void {
    if (!this.#settled || this.#settled.at > now) return;
    this.#status = this.#settled.status;
    if (this.#status === 'stopped') this.#stoppedAt = this.#settled.at;
    this.#settled = undefined;
  }

  /** Throws InvalidResourceStateFault unless stopped or failed. */
  start(type: DmsStartType, now: number): void {
    if (this.#status !== 'stopped' && this.#status !== 'failed') {
      throw new AwsError({
        code: 'InvalidResourceStateFault',
        message: `Replication Task cannot be started, invalid state: ${
          this.#status
        }`,
      });
    }
    if (type === 'start-replication') {
      throw new AwsError({
        code: 'InvalidParameterCombinationException',
        message:
          'Start Type : START_REPLICATION, valid only for tasks running for the first time',
      });
    }
    this.#begin(now);
  }

  /** Throws InvalidResourceStateFault unless running. */
  stop(now: number): void {
    if (this.#status !== 'running') {
      throw new AwsError({
        code: 'InvalidResourceStateFault',
        message: `Replication Task cannot be stopped, invalid state: ${
          this.#status
        }`,
      });
    }
    this.#status = 'stopping';
    this.#stopReason = 'Stop Reason NORMAL';
    this.#settled = { at: now + STOP_MILLIS, status: 'stopped' };
  }

  /** The world stops or breaks it. */
  breakDown(options: {
    readonly stopReason: string;
    readonly failed: boolean;
    readonly now: number;
  }): void {
    this.#status = options.failed ? 'failed' : 'stopped';
    this.#settled = undefined;
    this.#stopReason = options.stopReason;
    this.#failure = options.failed
      ? `Last Error Task error notification received from subtask 0, thread 0. ${options.stopReason}`
      : undefined;
    this.#stoppedAt = options.now;
  }

  /** The world takes its fault back: the task starts again unless it runs already. */
  resume(now: number): void {
    if (this.#status === 'running' || this.#status === 'starting') return;
    this.#begin(now);
  }

  #begin(now: number): void {
    this.#status = 'starting';
    this.#settled = { at: now + START_MILLIS, status: 'running' };
    this.#stopReason = undefined;
    this.#failure = undefined;
    this.#startedAt = now;
    this.#stoppedAt = undefined;
  }
}
