import {
  SiteId,
  TargetHealth,
  Weights,
  Witness,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  fresh,
  PortError,
  SetStickinessOptions,
  SetWeightsOptions,
  SwitchSnapshot,
  TrafficSwitch,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { LocalWorld } from '@hybrid-cloud-portal/local-cloud';

type Rule = ReturnType<LocalWorld['cloud']['elb']['rules']['require']>;
type Forward = Extract<Rule['actions'][number], { kind: 'forward' }>;

const ROLE = 'arn:aws:sts::111122223333:assumed-role/portal-act/benchmark';

function specOf(workload: Workload) {
  if (workload.traffic?.kind !== 'alb-rule')
    throw new TypeError(`${workload.ref} has no ALB rule`);
  return workload.traffic;
}

function forwardOf(rule: Rule): Forward {
  const found = rule.actions.find(a => a.kind === 'forward');
  if (found?.kind !== 'forward')
    throw new PortError({ kind: 'unsupported', message: 'no forward action' });
  return found;
}

/** The switch port over local-cloud's load balancers, without a socket in between. */
export class WorldTrafficSwitch implements TrafficSwitch {
  readonly kind = 'alb-rule';
  /** True for a site whose targets this one answer calls unhealthy although they are not. */
  hides: (site: SiteId) => boolean = () => false;
  readonly #local: LocalWorld;

  constructor(local: LocalWorld) {
    this.#local = local;
  }

  async observe(options: {
    readonly workloads: readonly Workload[];
  }): Promise<ReadonlyMap<string, SwitchSnapshot>> {
    return new Map(options.workloads.map(w => [w.ref, this.#snapshot(w)]));
  }

  canAct(): boolean {
    return true;
  }

  async setWeights(options: SetWeightsOptions): Promise<void> {
    const { weights, workload } = options;
    const { targetGroups } = specOf(workload);
    this.#write(options, forward => ({
      ...forward,
      targetGroups: Object.entries(targetGroups).map(([site, arn]) => ({
        targetGroupArn: arn,
        weight: weights[site],
      })),
    }));
  }

  async setStickiness(options: SetStickinessOptions): Promise<void> {
    const { seconds } = options;
    this.#write(options, forward => ({
      ...forward,
      stickinessSeconds: seconds ?? undefined,
    }));
  }

  #write(
    options: { readonly workload: Workload; readonly expectedVersion: string },
    change: (forward: Forward) => Forward,
  ): void {
    const { cloud, clock } = this.#local;
    const rule = cloud.elb.rules.require(specOf(options.workload).ruleArn);
    if (versionOf(rule) !== options.expectedVersion)
      throw new PortError({
        kind: 'conflict',
        message: 'the rule has changed',
      });
    const forward = forwardOf(rule);
    cloud.elb.writeActions({
      rule,
      actions: rule.actions.map(a => (a === forward ? change(forward) : a)),
      writer: ROLE,
      now: clock.now(),
    });
  }

  #snapshot(workload: Workload): SwitchSnapshot {
    const { cloud, clock } = this.#local;
    const { ruleArn, targetGroups } = specOf(workload);
    const rule = cloud.elb.rules.require(ruleArn);
    const forward = forwardOf(rule);
    const weights: Weights = Object.fromEntries(
      Object.entries(targetGroups).map(([site, arn]) => [
        site,
        forward.targetGroups.find(g => g.targetGroupArn === arn)?.weight ?? 0,
      ]),
    );
    const health = Object.entries(targetGroups).map(
      ([site, arn]): readonly [SiteId, TargetHealth] => {
        const counts = cloud.elb.targetGroups.require(arn).hostCounts();
        const { healthy, unhealthy } = counts;
        const total = healthy + unhealthy;
        return [site, { healthy: this.hides(site) ? 0 : healthy, total }];
      },
    );
    const origin = {
      unit: 'state',
      source: 'elbv2:DescribeTargetHealth',
      observedAt: clock.now(),
    } as const;
    return {
      configured: fresh(weights, {
        ...origin,
        unit: 'weights',
        source: 'elbv2:DescribeRules',
      }),
      switch: {
        version: versionOf(rule),
        stickinessSeconds: forward.stickinessSeconds,
      },
      targets: Object.fromEntries(
        health.map(([site, value]) => [site, fresh(value, origin)]),
      ),
      witnesses: health.map(([site, { healthy, total }]): Witness => {
        const detail = `${healthy} of ${total} targets healthy`;
        return {
          kind: 'target-health',
          site,
          verdict: healthy > 0 ? 'serving' : 'failing',
          detail,
          reading: fresh(detail, origin),
        };
      }),
    };
  }
}

function versionOf(rule: Rule): string {
  return JSON.stringify(rule.actions);
}
