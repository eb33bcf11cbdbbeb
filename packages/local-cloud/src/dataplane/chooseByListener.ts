import { hash32, Random } from '../world/Random';
import { World } from '../world/World';
import { Choice, Choose } from './Choice';
import { followForward, GroupPlace } from './followForward';

/** A load balancer that services share: the rules of its listener tell their requests apart. */
export function chooseByListener(options: {
  readonly world: World;
  readonly listenerArn: string;
  readonly now: () => number;
}): Choose {
  const { world, listenerArn, now } = options;
  const random = new Random(hash32(world.seed, listenerArn, 'balancer'));
  let turn = 0;
  return (request): Choice => {
    const { cloud, premises } = world;
    const route = cloud.route(listenerArn, {
      method: request.method ?? 'GET',
      host: request.headers.host ?? '',
      path: (request.url ?? '/').split('?')[0],
    });
    switch (route.kind) {
      case 'forward':
        return followForward({
          forward: route.forward,
          cookieHeader: request.headers.cookie,
          now: now(),
          random: random.next(),
          turn: turn++,
          premises,
          placeOf: arn => placeOf(world, arn),
        });
      case 'fixed-response':
        return {
          kind: 'answer',
          status: route.status,
          contentType: route.contentType,
          body: route.body,
        };
      case 'other':
        return {
          kind: 'answer',
          status: 501,
          contentType: 'text/plain',
          body: `The local cloud keeps '${route.type}' actions but does not carry them out.\n`,
        };
      default: {
        const never: never = route;
        throw new Error(`unknown route ${JSON.stringify(never)}`);
      }
    }
  };
}

/** Also a rule for probes, with a group of its service, leads to that service's pods. */
function placeOf(world: World, arn: string): GroupPlace | undefined {
  for (const workload of world.workloads.values()) {
    const site = workload.sites.find(each => each.spec.targetGroupArn === arn);
    if (site) {
      const { name } = workload.spec;
      return { workload: name, site: site.spec.site, key: site.key };
    }
  }
  return undefined;
}
