import { AwsCloudState } from './contracts';
import { Premises } from './Premises';
import { noiseAt } from './Random';
import { ReplicationModelSpec } from './WorkloadSpec';

const MINUTE = 60_000;

/** How far a copy is behind its origin: grows while nothing is applied, drains once it is again. */
export class ReplicationModel {
  readonly spec: ReplicationModelSpec;
  readonly #seed: number;
  #lag: number;
  /** Applying is slower by this factor; 1 on an ordinary day. */
  slowness = 1;
  /** A replica somebody stopped (a DMS task knows it itself). */
  replicaStopped = false;

  constructor(options: {
    readonly spec: ReplicationModelSpec;
    readonly seed: number;
  }) {
    this.spec = options.spec;
    this.#seed = options.seed;
    this.#lag = options.spec.baseLagSeconds;
  }

  /** What is true, in seconds; the metrics say it later, or not at all. */
  get lagSeconds(): number {
    return this.#lag;
  }

  state(cloud: AwsCloudState): string {
    switch (this.spec.kind) {
      case 'dms':
        return cloud.dmsTaskStatus(this.spec.taskArn);
      case 'rds-replica':
        return this.replicaStopped ? 'stopped' : 'running';
      default: {
        const never: never = this.spec;
        throw new Error(`unknown replication ${JSON.stringify(never)}`);
      }
    }
  }

  /** One second, at whose end whole minutes are reported to CloudWatch. */
  step(options: {
    readonly at: number;
    readonly cloud: AwsCloudState;
    readonly premises: Premises;
  }): void {
    const { at, cloud, premises } = options;
    const { from, to, baseLagSeconds, catchUp } = this.spec;
    const running = this.state(cloud) === 'running';
    const applying =
      running && premises.powered(from) && premises.reach(from, to) === 'ok';
    if (!applying) this.#lag += 1;
    else if (this.slowness > 1) this.#lag += 1 - 1 / this.slowness;
    else {
      const jitter = 0.75 + noiseAt(this.#seed, at / 1000) / 2;
      this.#lag = Math.max(baseLagSeconds * jitter, this.#lag - catchUp);
    }
    if (at % MINUTE === 0) this.#report({ at, cloud, running });
  }

  #report(options: {
    readonly at: number;
    readonly cloud: AwsCloudState;
    readonly running: boolean;
  }): void {
    const { at, cloud, running } = options;
    const { account, region } = this.spec;
    switch (this.spec.kind) {
      case 'dms': {
        // A task that does not run says nothing: its last points grow old.
        if (!running) return;
        const dimensions = {
          ReplicationInstanceIdentifier: this.spec.instanceIdentifier,
          ReplicationTaskIdentifier: this.spec.taskResourceId,
        };
        const put = (name: string, value: number) =>
          cloud.recordMetric({
            account,
            region,
            namespace: 'AWS/DMS',
            name,
            dimensions,
            at,
            value,
          });
        // CloudWatch's DMS latencies are whole seconds; the target's contains the source's.
        put(
          'CDCLatencySource',
          Math.floor(Math.min(this.#lag, this.spec.baseLagSeconds)),
        );
        put('CDCLatencyTarget', Math.ceil(this.#lag));
        return;
      }
      case 'rds-replica':
        cloud.recordMetric({
          account,
          region,
          namespace: 'AWS/RDS',
          name: 'ReplicaLag',
          dimensions: { DBInstanceIdentifier: this.spec.instanceIdentifier },
          at,
          // RDS says -1 when replication does not run.
          value: running ? Math.ceil(this.#lag) : -1,
        });
        return;
      default: {
        const never: never = this.spec;
        throw new Error(`unknown replication ${JSON.stringify(never)}`);
      }
    }
  }
}
