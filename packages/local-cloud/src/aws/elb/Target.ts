import { TargetAddress, TargetProbe } from '../../world/contracts';
import { HealthCheckSpec } from '../../world/AwsEstate';

export type TargetPhase =
  | 'unused'
  | 'initial'
  | 'healthy'
  | 'unhealthy'
  | 'draining';

/** A target's health in AWS's words. */
export interface TargetHealthState {
  readonly phase: TargetPhase;
  /** AWS's reason code; absent when healthy. */
  readonly reason?: string;
  readonly description?: string;
}

type ProbeResult = ReturnType<TargetProbe>;

interface CheckUnderWay {
  readonly knownAt: number;
  readonly result: ProbeResult;
}

const UNUSED: TargetHealthState = {
  phase: 'unused',
  reason: 'Target.NotInUse',
  description:
    'Target group is not configured to receive traffic from the load balancer',
};
const INITIAL: TargetHealthState = {
  phase: 'initial',
  reason: 'Elb.InitialHealthChecking',
  description: 'Initial health checks in progress',
};
const DRAINING: TargetHealthState = {
  phase: 'draining',
  reason: 'Target.DeregistrationInProgress',
  description: 'Target deregistration is in progress',
};

/**
 * One registered target under health checks. A check starts every interval; a timeout is known only when the check's own
 * timeout has passed. A new target is healthy after one passed check; after that the two thresholds count.
 */
export class Target {
  readonly address: TargetAddress;
  readonly #check: () => HealthCheckSpec;
  #state: TargetHealthState = UNUSED;
  #passed = 0;
  #failed = 0;
  #nextCheckAt = Number.POSITIVE_INFINITY;
  #underWay: CheckUnderWay | undefined;
  #goneAt = Number.POSITIVE_INFINITY;

  constructor(options: {
    readonly address: TargetAddress;
    /** Asked at every check: the group's settings may change. */
    readonly check: () => HealthCheckSpec;
  }) {
    this.address = options.address;
    this.#check = options.check;
  }

  get state(): TargetHealthState {
    return this.#state;
  }

  /** When something may happen to this target next; nothing happens before. */
  get dueAt(): number {
    return Math.min(
      this.#nextCheckAt,
      this.#underWay?.knownAt ?? Number.POSITIVE_INFINITY,
      this.#goneAt,
    );
  }

  /** Begins health checks, the first at once. */
  use(now: number): void {
    this.#state = INITIAL;
    this.#passed = 0;
    this.#failed = 0;
    this.#underWay = undefined;
    this.#goneAt = Number.POSITIVE_INFINITY;
    this.#nextCheckAt = now;
  }

  /** The group is in no rule: AWS checks nothing. */
  unuse(): void {
    this.#state = UNUSED;
    this.#underWay = undefined;
    this.#nextCheckAt = Number.POSITIVE_INFINITY;
  }

  /** Takes no new requests, and is gone at `goneAt`. */
  drain(goneAt: number): void {
    this.unuse();
    this.#state = DRAINING;
    this.#goneAt = goneAt;
  }

  goneBy(now: number): boolean {
    return this.#goneAt <= now;
  }

  step(now: number, probe: (target: TargetAddress) => ProbeResult): void {
    for (;;) {
      const knownAt = this.#underWay?.knownAt ?? Number.POSITIVE_INFINITY;
      if (knownAt <= now && knownAt <= this.#nextCheckAt) {
        this.#learn((this.#underWay as CheckUnderWay).result);
        this.#underWay = undefined;
      } else if (this.#nextCheckAt <= now) {
        this.#begin(this.#nextCheckAt, probe(this.address));
      } else {
        return;
      }
    }
  }

  #begin(at: number, result: ProbeResult): void {
    this.#nextCheckAt = at + this.#check().intervalSeconds * 1000;
    if (!result.ok && result.reason === 'timeout') {
      this.#underWay = {
        knownAt: at + this.#check().timeoutSeconds * 1000,
        result,
      };
    } else {
      this.#learn(result);
    }
  }

  #learn(result: ProbeResult): void {
    if (result.ok) {
      this.#failed = 0;
      this.#passed += 1;
      const needed =
        this.#state.phase === 'initial' ? 1 : this.#check().healthyThreshold;
      if (this.#passed >= needed) this.#state = { phase: 'healthy' };
    } else {
      this.#passed = 0;
      this.#failed += 1;
      if (this.#failed >= this.#check().unhealthyThreshold) {
        this.#state = unhealthy(result.reason);
      }
    }
  }
}

function unhealthy(reason: 'timeout' | 'refused' | '5xx'): TargetHealthState {
  switch (reason) {
    case 'timeout':
      return {
        phase: 'unhealthy',
        reason: 'Target.Timeout',
        description: 'Request timed out',
      };
    case 'refused':
      return {
        phase: 'unhealthy',
        reason: 'Target.FailedHealthChecks',
        description: 'Health checks failed',
      };
    case '5xx':
      return {
        phase: 'unhealthy',
        reason: 'Target.ResponseCodeMismatch',
        description: 'Health checks failed with these codes: [503]',
      };
    default: {
      const never: never = reason;
      throw new RangeError(`unknown probe reason ${never}`);
    }
  }
}
