import {
  AwsCloudState,
  EffectiveForward,
  ListenerRule,
  Route,
  TargetAddress,
} from '../contracts';

type Recorded = Parameters<AwsCloudState['recordRequests']>[0];
type Metric = Parameters<AwsCloudState['recordMetric']>[0];

/** Keeps what the world tells it. Rules forward by the weights set here, to every registered target. */
export class FakeAwsCloud implements AwsCloudState {
  readonly weights = new Map<string, Record<string, number>>();
  readonly targets = new Map<string, readonly TargetAddress[]>();
  readonly requests: Recorded[] = [];
  readonly metrics: Metric[] = [];
  readonly apiFaults = new Map<string, string>();
  metricsDelay = 30;
  taskStatus = 'running';

  readonly balancingVersion = 0;

  step(): void {}

  rulesOf(): readonly ListenerRule[] {
    return [];
  }

  targetGroup(): undefined {}

  registerTargets(): void {}

  deregisterTargets(): void {}

  route(): Route {
    return { kind: 'other', type: 'none' };
  }

  forward(ruleArn: string): EffectiveForward {
    return {
      targetGroups: Object.entries(this.weights.get(ruleArn) ?? {}).map(
        ([targetGroupArn, weight]) => ({
          targetGroupArn,
          weight,
          routable: this.targets.get(targetGroupArn) ?? [],
          failingOpen: false,
        }),
      ),
    };
  }

  recordRequests(options: Recorded): void {
    this.requests.push(options);
  }

  recordMetric(options: Metric): void {
    this.metrics.push(options);
  }

  setTargets(arn: string, targets: readonly TargetAddress[]): void {
    this.targets.set(arn, targets);
  }

  dmsTaskStatus(): string {
    return this.taskStatus;
  }

  failDmsTask(_arn: string, _reason: string, failed: boolean): void {
    this.taskStatus = failed ? 'failed' : 'stopped';
  }

  resumeDmsTask(): void {
    this.taskStatus = 'running';
  }

  writeRuleBehindBack(
    ruleArn: string,
    weights: Readonly<Record<string, number>>,
  ): void {
    this.weights.set(ruleArn, { ...weights });
  }

  setApiFault(api: string, fault: string): void {
    this.apiFaults.set(api, fault);
  }

  setMetricsDelay(seconds: number): void {
    this.metricsDelay = seconds;
  }
}
