import { Clock } from '../world/Clock';
import {
  AwsCloudState,
  EffectiveForward,
  ListenerRule,
  MatchedRequest,
  Route,
  TargetAddress,
  TargetProbe,
} from '../world/contracts';
import { AwsEstate } from '../world/AwsEstate';
import { ApiFaults } from './ApiFaults';
import { DmsState } from './dms/DmsState';
import { forwardOf, RuleAction } from './elb/RuleAction';
import { ElbState } from './elb/ElbState';
import { listenerRules, routeRequest } from './elb/routeRequest';
import { Rule, LastWriter } from './elb/Rule';
import { AlarmBook } from './metrics/AlarmBook';
import { AlbMetrics } from './metrics/AlbMetrics';
import { MetricStore } from './metrics/MetricStore';
import { RequestQuotas } from './quota/RequestQuotas';
import { RdsState } from './rds/RdsState';

export interface AwsCloudOptions {
  readonly estate: AwsEstate;
  readonly clock: Clock;
  /** Answers the load balancers' health checks. */
  readonly probe: TargetProbe;
  /** How long a changed rule takes to reach the traffic. Default 1000 ms. */
  readonly propagationMillis?: number;
  /** How long after its end a minute of metrics can be read. Default 30 s. */
  readonly metricsDelaySeconds?: number;
  readonly quotas?: RequestQuotas;
}

/** Everything that the accounts hold. The world drives it through AwsCloudState; the wire fronts read its parts. */
export class AwsCloud implements AwsCloudState {
  readonly estate: AwsEstate;
  /** Resources of the estate say they were made then. */
  readonly createdAt: number;
  readonly elb: ElbState;
  readonly metrics: MetricStore;
  readonly alarms: AlarmBook;
  readonly dms: DmsState;
  readonly rds: RdsState;
  readonly quotas: RequestQuotas;
  readonly faults = new ApiFaults();
  readonly #clock: Clock;
  readonly #albMetrics: AlbMetrics;

  constructor(options: AwsCloudOptions) {
    const { estate, clock, probe } = options;
    const now = clock.now();
    this.#clock = clock;
    this.estate = estate;
    this.createdAt = now;
    this.elb = new ElbState({
      estate,
      probe,
      now,
      propagationMillis: options.propagationMillis ?? 1000,
    });
    this.metrics = new MetricStore({
      delaySeconds: options.metricsDelaySeconds ?? 30,
    });
    this.#albMetrics = new AlbMetrics({
      elb: this.elb,
      store: this.metrics,
      now,
    });
    this.alarms = new AlarmBook({
      store: this.metrics,
      alarms: estate.alarms,
      now,
    });
    this.dms = new DmsState({ estate, now });
    this.rds = new RdsState({ estate });
    this.quotas = options.quotas ?? new RequestQuotas();
  }

  step(now: number): void {
    this.elb.step(now);
    this.#albMetrics.step(now);
    this.dms.step(now);
    this.alarms.step(now);
  }

  forward(ruleArn: string): EffectiveForward {
    return this.elb.forward(ruleArn, this.#clock.now());
  }

  get balancingVersion(): number {
    return this.elb.version;
  }

  rulesOf(listenerArn: string): readonly ListenerRule[] {
    return listenerRules(this.elb, listenerArn);
  }

  targetGroup(nameOrArn: string): ReturnType<AwsCloudState['targetGroup']> {
    const group = this.elb.findTargetGroup(nameOrArn);
    return group && { arn: group.arn, targets: group.registered };
  }

  registerTargets(arn: string, targets: readonly TargetAddress[]): void {
    const group = this.elb.targetGroups.require(arn);
    this.elb.registerTargets(group, targets, this.#clock.now());
  }

  deregisterTargets(arn: string, targets: readonly TargetAddress[]): void {
    const group = this.elb.targetGroups.require(arn);
    this.elb.deregisterTargets(group, targets, this.#clock.now());
  }

  route(listenerArn: string, request: MatchedRequest): Route {
    const { elb } = this;
    return routeRequest({ elb, listenerArn, request, now: this.#clock.now() });
  }

  recordRequests(
    options: Parameters<AwsCloudState['recordRequests']>[0],
  ): void {
    this.#albMetrics.record(options);
  }

  recordMetric(options: Parameters<AwsCloudState['recordMetric']>[0]): void {
    const { account, region, namespace, name, dimensions, at, value } = options;
    this.metrics
      .writer({ account, region }, { namespace, name, dimensions })
      .add(at, { sum: value, count: 1, min: value, max: value });
  }

  setTargets(targetGroupArn: string, targets: readonly TargetAddress[]): void {
    this.elb.setTargets(targetGroupArn, targets, this.#clock.now());
  }

  dmsTaskStatus(taskArn: string): string {
    return this.dms.tasks.require(taskArn).status;
  }

  failDmsTask(taskArn: string, stopReason: string, failed: boolean): void {
    const now = this.#clock.now();
    this.dms.tasks.require(taskArn).breakDown({ stopReason, failed, now });
  }

  resumeDmsTask(taskArn: string): void {
    this.dms.tasks.require(taskArn).resume(this.#clock.now());
  }

  writeRuleBehindBack(
    ruleArn: string,
    weights: Readonly<Record<string, number>>,
    writer?: string,
  ): void {
    const rule = this.elb.presentRule(ruleArn);
    // Deleted over the wire meanwhile.
    if (!rule) return;
    this.elb.writeActions({
      rule,
      actions: withWeights(rule, weights),
      writer:
        writer ?? `arn:aws:iam::${rule.scope.account}:user/console-operator`,
      now: this.#clock.now(),
    });
  }

  /** Who changed a rule last; undefined while nobody has. */
  lastWriter(ruleArn: string): LastWriter | undefined {
    return this.elb.rules.require(ruleArn).lastWriter;
  }

  setApiFault(api: string, fault: 'throttle' | 'break' | 'none'): void {
    this.faults.set(api, fault);
  }

  setMetricsDelay(seconds: number): void {
    this.metrics.setDelay(seconds);
  }
}

/** The rule's actions with other weights; groups that are not named keep theirs, new ones are added. */
function withWeights(
  rule: Rule,
  weights: Readonly<Record<string, number>>,
): readonly RuleAction[] {
  const forward = forwardOf(rule.actions);
  if (!forward) throw new RangeError(`${rule.arn} forwards nothing`);
  const kept = forward.targetGroups.map(({ targetGroupArn, weight }) => ({
    targetGroupArn,
    weight: weights[targetGroupArn] ?? weight,
  }));
  const added = Object.entries(weights)
    .filter(([arn]) => !kept.some(group => group.targetGroupArn === arn))
    .map(([targetGroupArn, weight]) => ({ targetGroupArn, weight }));
  return rule.actions.map(action =>
    action === forward
      ? { ...forward, targetGroups: [...kept, ...added] }
      : action,
  );
}
