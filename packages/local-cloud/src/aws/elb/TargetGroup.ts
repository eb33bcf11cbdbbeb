import { TargetAddress, TargetProbe } from '../../world/contracts';
import { HealthCheckSpec, TargetGroupSpec } from '../../world/AwsEstate';
import { Scope, scopeOfArn } from '../Arn';
import { Target } from './Target';
import { initialAttributes } from './targetGroupAttributes';

function keyOf(address: TargetAddress): string {
  return `${address.id}:${address.port}`;
}

/** A target group: its registered targets, its attributes, and whether any rule uses it. */
export class TargetGroup {
  #spec: TargetGroupSpec;
  readonly scope: Scope;
  readonly tags: Map<string, string>;
  readonly attributes: Map<string, string>;
  readonly #targets = new Map<string, Target>();
  #inUse = false;
  #dueAt = Number.POSITIVE_INFINITY;

  constructor(spec: TargetGroupSpec) {
    this.#spec = spec;
    this.scope = scopeOfArn(spec.arn);
    this.tags = new Map(Object.entries(spec.tags));
    this.attributes = initialAttributes(spec);
  }

  get spec(): TargetGroupSpec {
    return this.#spec;
  }

  /** From each target's next check on. */
  setHealthCheck(healthCheck: HealthCheckSpec): void {
    this.#spec = { ...this.#spec, healthCheck };
  }

  get arn(): string {
    return this.spec.arn;
  }

  get inUse(): boolean {
    return this.#inUse;
  }

  get targets(): readonly Target[] {
    return [...this.#targets.values()];
  }

  /** Addresses of the targets that are not on their way out. */
  get registered(): readonly TargetAddress[] {
    return this.targets
      .filter(target => target.state.phase !== 'draining')
      .map(target => target.address);
  }

  /** Registers what is new and deregisters what is missing; a target that was draining is registered again. */
  setTargets(addresses: readonly TargetAddress[], now: number): void {
    const wanted = new Map(addresses.map(address => [keyOf(address), address]));
    for (const [key, target] of this.#targets) {
      if (!wanted.has(key) && target.state.phase !== 'draining') {
        this.#deregister(key, target, now);
      }
    }
    this.register([...wanted.values()], now);
  }

  /** Adds targets, or registers again what was draining; one that is registered stays as it is. */
  register(addresses: readonly TargetAddress[], now: number): void {
    for (const address of addresses) {
      const key = keyOf(address);
      const present = this.#targets.get(key);
      if (!present || present.state.phase === 'draining') {
        this.#register(key, address, now);
      }
    }
    this.#dueAt = now;
  }

  /** Takes targets out; one that is not registered is no mistake. */
  deregister(addresses: readonly TargetAddress[], now: number): void {
    for (const address of addresses) {
      const key = keyOf(address);
      const target = this.#targets.get(key);
      if (target && target.state.phase !== 'draining') {
        this.#deregister(key, target, now);
      }
    }
    this.#dueAt = now;
  }

  /** Called when the first rule begins, or the last one ends, to name this group. */
  setInUse(inUse: boolean, now: number): void {
    if (this.#inUse === inUse) return;
    this.#inUse = inUse;
    for (const [key, target] of this.#targets) {
      if (target.state.phase === 'draining') this.#targets.delete(key);
      else if (inUse) target.use(now);
      else target.unuse();
    }
    this.#dueAt = now;
  }

  step(now: number, probe: TargetProbe): void {
    if (this.#dueAt > now) return;
    let dueAt = Number.POSITIVE_INFINITY;
    for (const [key, target] of this.#targets) {
      target.step(now, address =>
        probe({ targetGroupArn: this.arn, target: address }),
      );
      if (target.goneBy(now)) this.#targets.delete(key);
      else dueAt = Math.min(dueAt, target.dueAt);
    }
    this.#dueAt = dueAt;
  }

  /** Who gets requests: the healthy, or every registered target when none is healthy (fail open). */
  routable(): {
    readonly addresses: readonly TargetAddress[];
    readonly failingOpen: boolean;
  } {
    const registered = this.targets.filter(
      target => target.state.phase !== 'draining',
    );
    const healthy = registered.filter(
      target => target.state.phase === 'healthy',
    );
    const failingOpen = healthy.length === 0 && registered.length > 0;
    return {
      addresses: (failingOpen ? registered : healthy).map(
        target => target.address,
      ),
      failingOpen,
    };
  }

  /** Hosts for HealthyHostCount and UnHealthyHostCount; deregistered hosts are in neither. */
  hostCounts(): { readonly healthy: number; readonly unhealthy: number } {
    let healthy = 0;
    let unhealthy = 0;
    for (const target of this.#targets.values()) {
      if (target.state.phase === 'healthy') healthy += 1;
      else if (target.state.phase === 'unhealthy') unhealthy += 1;
    }
    return { healthy, unhealthy };
  }

  #register(key: string, address: TargetAddress, now: number): void {
    const target = new Target({
      address,
      check: () => this.#spec.healthCheck,
    });
    if (this.#inUse) target.use(now);
    this.#targets.set(key, target);
  }

  #deregister(key: string, target: Target, now: number): void {
    const delay = Number(
      this.attributes.get('deregistration_delay.timeout_seconds'),
    );
    if (!this.#inUse || delay === 0) this.#targets.delete(key);
    else target.drain(now + delay * 1000);
  }
}
