import {
  Instant,
  Observation,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { ActPorts } from './ActPorts';

/** How the world stands to a step. */
export type Standing =
  /** As the plan saw it; not yet done. With the moment at which that was so, where a reading says it. */
  | { readonly kind: 'before'; readonly observedAt?: Instant }
  /** As the step wants it. */
  | { readonly kind: 'after'; readonly seen: string }
  /** Neither: somebody else changed it. */
  | { readonly kind: 'other'; readonly found: string }
  /** What it rests on is stale, missing or could not be read. */
  | { readonly kind: 'unknown'; readonly why: string };

export interface LookContext {
  readonly observation: Observation;
  readonly now: Instant;
  /** When the step was begun; absent while it has not been. */
  readonly since?: Instant;
}

export interface CallContext {
  readonly workload: Workload;
  readonly observation: Observation;
  readonly ports: ActPorts;
  readonly signal: AbortSignal;
}

/** What one step does. A step without `call` waits until the world stands as it says. */
export interface StepAction {
  /** How long after it was begun it may take until it is verified, seconds. */
  readonly deadlineSeconds: number;
  look(context: LookContext): Standing;
  /** Idempotent. Returns when the other side accepted. Throws PortError. */
  call?(context: CallContext): Promise<void>;
}
