import { SiteId } from './Site';
import { Weights } from './Split';

/**
 * One exact, idempotent change or wait. `before` is what the plan saw; when the world differs at execution, the plan stops.
 * Identity within the plan is its place in the list.
 */
export type Step =
  | {
      readonly kind: 'set-weights';
      readonly before: Weights;
      readonly after: Weights;
      /** The emergency verb: 0:100 at once, no ramp. */
      readonly emergency: boolean;
    }
  | {
      readonly kind: 'set-stickiness';
      /** Seconds; null is off. */
      readonly before: number | null;
      readonly after: number | null;
    }
  | {
      readonly kind: 'uncordon-node';
      readonly site: SiteId;
      readonly node: string;
    }
  | {
      readonly kind: 'cordon-node';
      readonly site: SiteId;
      readonly node: string;
    }
  | {
      readonly kind: 'scale';
      readonly site: SiteId;
      /** Minimum replicas when an HPA scales the workload, else replicas. */
      readonly before: number;
      readonly after: number;
    }
  | {
      readonly kind: 'wait-ready';
      readonly site: SiteId;
      readonly minReady: number;
      readonly deadlineSeconds: number;
    }
  | {
      readonly kind: 'wait-targets-healthy';
      readonly site: SiteId;
      readonly minHealthy: number;
      readonly deadlineSeconds: number;
    }
  | {
      readonly kind: 'wait-drain';
      readonly site: SiteId;
      readonly seconds: number;
    };

export type StepKind = Step['kind'];
