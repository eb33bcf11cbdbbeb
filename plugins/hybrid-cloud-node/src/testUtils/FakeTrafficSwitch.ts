import {
  SiteId,
  TargetHealth,
  TrafficSpec,
  Weights,
  Witness,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Clock } from '../Clock';
import { PortError } from '../errors';
import {
  SetStickinessOptions,
  SetWeightsOptions,
  SwitchSnapshot,
  TrafficSwitch,
} from '../ports';
import { CallLog } from './CallLog';
import { errorReading, freshReading } from './readings';

/** What a fake switch holds for one workload. */
export interface FakeRule {
  weights: Weights;
  stickinessSeconds?: number;
  foreignShape?: string;
  targets: Record<SiteId, TargetHealth>;
  version: number;
}

/** A switch that keeps rules in memory, really compares versions, and counts writes. */
export class FakeTrafficSwitch implements TrafficSwitch {
  readonly kind: TrafficSpec['kind'];
  readonly log = new CallLog();
  /** Ends the acting permission, as a missing acting role does. */
  acting = true;
  readonly #clock: Clock;
  readonly #rules = new Map<string, FakeRule>();

  constructor(options: {
    readonly clock: Clock;
    readonly kind?: TrafficSpec['kind'];
  }) {
    this.#clock = options.clock;
    this.kind = options.kind ?? 'alb-rule';
  }

  /** Puts or replaces the rule of one workload; its version moves on. */
  put(workloadRef: string, rule: Omit<FakeRule, 'version'>): void {
    const version = (this.#rules.get(workloadRef)?.version ?? 0) + 1;
    this.#rules.set(workloadRef, { ...rule, version });
  }

  /** Changes weights as somebody else would. */
  drift(workloadRef: string, weights: Weights): void {
    this.#edit(workloadRef, rule => ({ ...rule, weights }));
  }

  setTargets(workloadRef: string, site: SiteId, health: TargetHealth): void {
    const rule = this.rule(workloadRef);
    rule.targets[site] = health;
  }

  rule(workloadRef: string): FakeRule {
    const rule = this.#rules.get(workloadRef);
    if (!rule) throw new Error(`no fake rule for ${workloadRef}`);
    return rule;
  }

  async observe(options: {
    readonly workloads: readonly Workload[];
    readonly signal: AbortSignal;
  }): Promise<ReadonlyMap<string, SwitchSnapshot>> {
    this.log.enter(
      'observe',
      options.workloads.map(w => w.ref),
    );
    return new Map(options.workloads.map(w => [w.ref, this.#snapshot(w)]));
  }

  canAct(): boolean {
    return this.acting;
  }

  async setWeights(options: SetWeightsOptions): Promise<void> {
    const { workload, weights, expectedVersion } = options;
    const late = this.log.enter('setWeights', {
      workloadRef: workload.ref,
      weights,
      expectedVersion,
    });
    this.#guard(workload.ref, expectedVersion);
    this.#edit(workload.ref, rule => ({ ...rule, weights }));
    if (late) throw late;
  }

  async setStickiness(options: SetStickinessOptions): Promise<void> {
    const { workload, seconds, expectedVersion } = options;
    const late = this.log.enter('setStickiness', {
      workloadRef: workload.ref,
      seconds,
      expectedVersion,
    });
    this.#guard(workload.ref, expectedVersion);
    this.#edit(workload.ref, rule => ({
      ...rule,
      stickinessSeconds: seconds ?? undefined,
    }));
    if (late) throw late;
  }

  reset(): void {
    this.#rules.clear();
    this.log.reset();
    this.acting = true;
  }

  #guard(workloadRef: string, expectedVersion: string): void {
    const rule = this.rule(workloadRef);
    if (rule.foreignShape) {
      throw new PortError({ kind: 'unsupported', message: rule.foreignShape });
    }
    if (String(rule.version) !== expectedVersion) {
      throw new PortError({
        kind: 'conflict',
        message: `the rule of ${workloadRef} has changed since it was read`,
      });
    }
  }

  #edit(workloadRef: string, change: (rule: FakeRule) => FakeRule): void {
    const next = change(this.rule(workloadRef));
    this.#rules.set(workloadRef, { ...next, version: next.version + 1 });
  }

  #snapshot(workload: Workload): SwitchSnapshot {
    const now = this.#clock.now();
    const rule = this.#rules.get(workload.ref);
    if (!rule) {
      return {
        configured: errorReading('weights', now, 'not-found'),
        switch: {},
        targets: {},
        witnesses: [],
      };
    }
    return {
      configured: freshReading(rule.weights, 'weights', now),
      switch: {
        version: String(rule.version),
        stickinessSeconds: rule.stickinessSeconds,
        foreignShape: rule.foreignShape,
      },
      targets: Object.fromEntries(
        Object.entries(rule.targets).map(([site, health]) => [
          site,
          freshReading(health, 'state', now),
        ]),
      ),
      witnesses: Object.entries(rule.targets).map(([site, health]) =>
        targetWitness(site, health, now),
      ),
    };
  }
}

function targetWitness(
  site: SiteId,
  health: TargetHealth,
  now: number,
): Witness {
  const detail = `${health.healthy} of ${health.total} targets healthy`;
  return {
    kind: 'target-health',
    site,
    verdict: health.healthy > 0 ? 'serving' : 'failing',
    detail,
    reading: freshReading(detail, 'state', now),
  };
}
