import {
  Observation,
  Plan,
  PlanStep,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

export interface StepTurnOptions {
  readonly plan: Plan;
  readonly step: PlanStep;
  readonly workload: Workload;
  /** Taken for this turn. */
  readonly observation: Observation;
  readonly signal: AbortSignal;
}

/** What became of a step in one turn. Waiting is not failing. */
export type StepTurn =
  | { readonly kind: 'done' }
  | RetryLater
  | { readonly kind: 'failed'; readonly outcome: string };

export interface RetryLater {
  readonly kind: 'again';
  readonly afterMilliseconds: number;
  readonly reason: string;
}

export function retryLater(
  afterMilliseconds: number,
  reason: string,
): RetryLater {
  return { kind: 'again', afterMilliseconds, reason };
}
