import { EffectiveForward } from './contracts';
import { addressKey, BALANCER_SITE, Premises } from './Premises';
import { SiteRuntime } from './SiteRuntime';
import { Destination } from './splitTraffic';

/** A site as a load balancer's rule sends to it at this moment. */
export function behindRule(options: {
  readonly site: SiteRuntime;
  readonly forward: EffectiveForward;
  readonly premises: Premises;
}): Destination {
  const { site, forward, premises } = options;
  const group = forward.targetGroups.find(
    each => each.targetGroupArn === site.spec.targetGroupArn,
  );
  const routable = group?.routable ?? [];
  const reachable = premises.reach(BALANCER_SITE, site.spec.site) === 'ok';
  const known = premises.answering(site.key);
  const answering = reachable
    ? routable.filter(each => known.has(addressKey(each))).length
    : 0;
  return {
    site: site.spec.site,
    weight: group?.weight ?? 0,
    routable: routable.length,
    answering,
    capacity: site.capacityBehind(answering),
  };
}

/** A site as a name leads to it: everybody or nobody. */
export function behindName(options: {
  readonly site: SiteRuntime;
  /** The site the name resolves to. */
  readonly active: string | undefined;
  readonly premises: Premises;
}): Destination {
  const { site, active, premises } = options;
  const { site: id } = site.spec;
  return {
    site: id,
    weight: id === active ? 1 : 0,
    routable: 1,
    answering: site.answering > 0 && premises.powered(id) ? 1 : 0,
    capacity: site.capacity,
  };
}
