import { EffectiveForward } from '../world/contracts';
import { addressKey, Premises } from '../world/Premises';
import { Choice, reachOf } from './Choice';
import { chooseTarget } from './chooseTarget';
import { readStickyCookie, stickyCookie } from './StickyCookie';

/** Where a target group's targets are, and whose they are. */
export interface GroupPlace {
  readonly workload: string;
  readonly site: string;
  /** Under which Premises knows who answers there. */
  readonly key: string;
}

/** Chooses by the weights, stickiness and targets of a rule's forward. */
export function followForward(options: {
  readonly forward: EffectiveForward;
  readonly cookieHeader: string | undefined;
  readonly now: number;
  readonly random: number;
  readonly turn: number;
  readonly premises: Premises;
  readonly placeOf: (targetGroupArn: string) => GroupPlace | undefined;
}): Choice {
  const { forward, cookieHeader, now, random, turn, premises } = options;
  const stickyTo = readStickyCookie({ header: cookieHeader, now });
  const chosen = chooseTarget({ forward, stickyTo, random, turn });
  const place = chosen && options.placeOf(chosen.targetGroupArn);
  if (!chosen || !place) return { kind: 'nowhere' };
  const pod = premises.answering(place.key).get(addressKey(chosen.target));
  return {
    kind: 'destination',
    workload: place.workload,
    site: place.site,
    pod,
    reach: reachOf(premises, place.site, pod),
    ...(forward.stickinessSeconds !== undefined && {
      cookie: stickyCookie({
        targetGroupArn: chosen.targetGroupArn,
        until: now + forward.stickinessSeconds * 1000,
      }),
    }),
  };
}
