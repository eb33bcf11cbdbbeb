import { RuleActionSpec } from '../../world/AwsEstate';
import { Structure } from '../StructuredValue';

export interface WeightedTargetGroup {
  readonly targetGroupArn: string;
  /** 0..999, relative. */
  readonly weight: number;
}

/** One action of a rule. Only `forward` is acted upon; others are kept as they came and given back. */
export type RuleAction =
  | {
      readonly kind: 'forward';
      readonly order?: number;
      readonly targetGroups: readonly WeightedTargetGroup[];
      /** Target-group stickiness; absent = off. */
      readonly stickinessSeconds?: number;
    }
  | {
      readonly kind: 'other';
      readonly type: string;
      readonly order?: number;
      /** The action's own configuration block, e.g. `{ FixedResponseConfig: {...} }`. */
      readonly detail: Structure;
    };

export type ForwardAction = Extract<RuleAction, { kind: 'forward' }>;

/** The forward among a rule's actions; undefined for a rule that redirects or answers itself. */
export function forwardOf(
  actions: readonly RuleAction[],
): ForwardAction | undefined {
  return actions.find(
    (action): action is ForwardAction => action.kind === 'forward',
  );
}

/** A rule's action as the estate describes it. */
export function actionFromSpec(spec: RuleActionSpec): RuleAction {
  switch (spec.kind) {
    case 'forward':
      return {
        kind: 'forward',
        order: 1,
        targetGroups: spec.targetGroups.map(({ arn, weight }) => ({
          targetGroupArn: arn,
          weight,
        })),
        stickinessSeconds: spec.stickinessSeconds,
      };
    case 'fixed-response':
      return {
        kind: 'other',
        type: 'fixed-response',
        order: 1,
        detail: {
          FixedResponseConfig: {
            StatusCode: spec.statusCode,
            ContentType: spec.contentType,
            MessageBody: spec.messageBody,
          },
        },
      };
    default: {
      const never: never = spec;
      throw new RangeError(`unknown action ${JSON.stringify(never)}`);
    }
  }
}
