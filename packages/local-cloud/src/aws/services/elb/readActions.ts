import { AwsError } from '../../AwsError';
import { RuleAction, WeightedTargetGroup } from '../../elb/RuleAction';
import { Input } from '../../wire/Input';

const TYPES = [
  'forward',
  'redirect',
  'fixed-response',
  'authenticate-oidc',
  'authenticate-cognito',
] as const;

/** The actions of ModifyRule and ModifyListener, in their order. Throws ValidationError for a shape AWS refuses. */
export function readActions(list: readonly Input[]): readonly RuleAction[] {
  const actions = list.map(readAction);
  const inOrder = [...actions].sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
  return inOrder.map((action, index) => ({ ...action, order: index + 1 }));
}

function readAction(input: Input): RuleAction {
  const type = input.required('Type', input.oneOf('Type', TYPES));
  const order = input.integer('Order');
  if (type !== 'forward') {
    const { Type: _type, Order: _order, ...detail } = input.value;
    return { kind: 'other', type, order, detail };
  }
  const config = input.struct('ForwardConfig');
  return {
    kind: 'forward',
    order,
    targetGroups: readTargetGroups(input, config),
    stickinessSeconds: readStickiness(
      config?.struct('TargetGroupStickinessConfig'),
    ),
  };
}

function readTargetGroups(
  action: Input,
  config: Input | undefined,
): readonly WeightedTargetGroup[] {
  const single = action.string('TargetGroupArn');
  const groups = (config?.list('TargetGroups') ?? []).map(group => ({
    targetGroupArn: group.requiredString('TargetGroupArn'),
    weight: group.integer('Weight') ?? 1,
  }));
  if (single === undefined) return groups;
  if (groups.length === 0) return [{ targetGroupArn: single, weight: 1 }];
  if (groups.length === 1 && groups[0].targetGroupArn === single) return groups;
  throw new AwsError({
    code: 'ValidationError',
    message:
      'TargetGroupArn can be given beside ForwardConfig only when both name the same single target group',
  });
}

function readStickiness(config: Input | undefined): number | undefined {
  if (!config?.boolean('Enabled')) return undefined;
  return config.required('DurationSeconds', config.integer('DurationSeconds'));
}
