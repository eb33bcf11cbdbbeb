import { EffectiveForward, TargetAddress } from '../world/contracts';

export interface ChosenTarget {
  readonly targetGroupArn: string;
  readonly target: TargetAddress;
}

/**
 * Which target a request goes to: the group its cookie names while stickiness is on, else one by weight; in the group, targets
 * take turns. Undefined when there is none to choose: the balancer answers 503.
 * Stickiness beats weight, also weight 0, as long as the group is in the rule.
 */
export function chooseTarget(options: {
  readonly forward: EffectiveForward;
  /** Group named by the request's cookie, when that has not expired. */
  readonly stickyTo: string | undefined;
  /** 0..1, decides among the groups. */
  readonly random: number;
  /** Counts up with every request, decides among the targets. */
  readonly turn: number;
}): ChosenTarget | undefined {
  const { forward, stickyTo, random, turn } = options;
  const sticky =
    forward.stickinessSeconds === undefined
      ? undefined
      : forward.targetGroups.find(each => each.targetGroupArn === stickyTo);
  const group = sticky ?? byWeight(forward, random);
  if (!group || group.routable.length === 0) return undefined;
  return {
    targetGroupArn: group.targetGroupArn,
    target: group.routable[turn % group.routable.length],
  };
}

function byWeight({ targetGroups }: EffectiveForward, random: number) {
  const total = targetGroups.reduce((sum, each) => sum + each.weight, 0);
  let left = random * total;
  for (const group of targetGroups) {
    left -= group.weight;
    if (left < 0) return group;
  }
  return undefined;
}
