import { hash32, Random } from '../world/Random';
import { WorkloadRuntime } from '../world/WorkloadRuntime';
import { World } from '../world/World';
import { Choose } from './Choice';
import { followForward, GroupPlace } from './followForward';

/** The load balancer of one workload: every request is for it. */
export function chooseForWorkload(options: {
  readonly world: World;
  readonly workload: WorkloadRuntime;
  readonly now: () => number;
}): Choose {
  const { world, workload, now } = options;
  const { name } = workload.spec;
  const random = new Random(hash32(world.seed, name, 'balancer'));
  let turn = 0;
  const placeOf = (arn: string): GroupPlace | undefined => {
    const site = workload.sites.find(each => each.spec.targetGroupArn === arn);
    return site && { workload: name, site: site.spec.site, key: site.key };
  };
  return request => {
    const { cloud, premises } = world;
    const rule = workload.spec.switch;
    if (rule.kind === 'dns-failover') {
      const [active] = workload
        .destinations({ cloud, premises })
        .filter(each => each.weight > 0);
      if (!active) return { kind: 'nowhere' };
      // The name leads to the site itself: no link of ours lies between.
      return {
        kind: 'destination',
        workload: name,
        site: active.site,
        reach: 'connect',
      };
    }
    return followForward({
      forward: cloud.forward(rule.ruleArn),
      cookieHeader: request.headers.cookie,
      now: now(),
      random: random.next(),
      turn: turn++,
      premises,
      placeOf,
    });
  };
}
