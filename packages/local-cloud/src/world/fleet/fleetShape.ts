import { hash32, noiseAt } from '../Random';

export const FLEET_REGION = 'ap-northeast-2';
export const FLEET_HOME = 'fleet-home';
export const FLEET_CLOUD = 'fleet-cloud';
export const FLEET_NAMESPACE = 'fleet';

/** An ALB takes 100 target groups; two for each workload, and room to spare. */
const WORKLOADS_PER_ALB = 40;
/** A region takes 50 ALBs of an account; a quarter of that is what a busy account has. */
const ALBS_PER_ACCOUNT = 12;

/** Everything about one generated workload that its other parts follow from. */
export interface FleetMember {
  readonly index: number;
  readonly name: string;
  readonly account: string;
  readonly alb: FleetAlb;
  readonly priority: number;
  readonly ruleArn: string;
  readonly homeGroupArn: string;
  readonly cloudGroupArn: string;
  /** Weight 0..100 of the home site. */
  readonly homeWeight: number;
  readonly homeReplicas: number;
  readonly cloudReplicas: number;
  readonly requestsPerSecond: number;
  readonly criticality: number;
}

export interface FleetAlb {
  readonly name: string;
  readonly loadBalancerArn: string;
  readonly listenerArn: string;
  readonly defaultRuleArn: string;
}

const id16 = (...parts: readonly (string | number)[]) =>
  [0, 1]
    .map(half =>
      hash32(half, ...parts)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('');

const accountOf = (albIndex: number) =>
  String(200_000_000_000 + Math.floor(albIndex / ALBS_PER_ACCOUNT));

function fleetAlb(albIndex: number): FleetAlb {
  const name = `fleet-${String(albIndex).padStart(3, '0')}`;
  const prefix = `arn:aws:elasticloadbalancing:${FLEET_REGION}:${accountOf(
    albIndex,
  )}`;
  const path = `app/${name}/${id16('alb', albIndex)}`;
  const listener = `${path}/${id16('listener', albIndex)}`;
  return {
    name,
    loadBalancerArn: `${prefix}:loadbalancer/${path}`,
    listenerArn: `${prefix}:listener/${listener}`,
    defaultRuleArn: `${prefix}:listener-rule/${listener}/${id16(
      'default',
      albIndex,
    )}`,
  };
}

/** The same count and seed give the same fleet; a larger fleet begins with the smaller one. */
export function fleetMembers(options: {
  readonly count: number;
  readonly seed: number;
}): readonly FleetMember[] {
  const albs = Array.from(
    { length: Math.ceil(options.count / WORKLOADS_PER_ALB) },
    (_, i) => fleetAlb(i),
  );
  return Array.from({ length: options.count }, (_, index) => {
    const albIndex = Math.floor(index / WORKLOADS_PER_ALB);
    const alb = albs[albIndex];
    const name = `svc-${String(index + 1).padStart(4, '0')}`;
    const seed = hash32(options.seed, name);
    const account = accountOf(albIndex);
    const group = (site: string) =>
      `arn:aws:elasticloadbalancing:${FLEET_REGION}:${account}:targetgroup/${name}-${site}/${id16(
        name,
        site,
      )}`;
    return {
      index,
      name,
      account,
      alb,
      priority: 10 + (index % WORKLOADS_PER_ALB),
      ruleArn: `${alb.listenerArn.replace(
        ':listener/',
        ':listener-rule/',
      )}/${id16(name, 'rule')}`,
      homeGroupArn: group('home'),
      cloudGroupArn: group('cloud'),
      homeWeight: 10 * (4 + Math.floor(noiseAt(seed, 1) * 7)),
      homeReplicas: 1 + Math.floor(noiseAt(seed, 2) * 3),
      cloudReplicas: 1 + Math.floor(noiseAt(seed, 3) * 2),
      requestsPerSecond: 2 + Math.floor(noiseAt(seed, 4) * 30),
      criticality: 1 + Math.floor(noiseAt(seed, 5) * 4),
    };
  });
}
