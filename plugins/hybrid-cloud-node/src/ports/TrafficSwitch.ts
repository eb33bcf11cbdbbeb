import {
  Reading,
  SiteId,
  SwitchObservation,
  TargetHealth,
  TrafficSpec,
  Weights,
  Witness,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** Everything one look at the switch of one workload tells. */
export interface SwitchSnapshot {
  readonly configured: Reading<Weights>;
  readonly switch: SwitchObservation;
  readonly targets: Readonly<Record<SiteId, Reading<TargetHealth>>>;
  /** One `target-health` witness for each site. */
  readonly witnesses: readonly Witness[];
}

export interface SetWeightsOptions {
  readonly workload: Workload;
  readonly weights: Weights;
  /** `SwitchObservation.version` the caller saw; when the rule has changed since, nothing is written and ConflictError is thrown. */
  readonly expectedVersion: string;
  readonly signal: AbortSignal;
}
export interface SetStickinessOptions {
  readonly workload: Workload;
  /** null switches it off. */
  readonly seconds: number | null;
  readonly expectedVersion: string;
  readonly signal: AbortSignal;
}

/** Reads and sets who gets the traffic. One implementation for each kind of switch. */
export interface TrafficSwitch {
  readonly kind: TrafficSpec['kind'];
  /**
   * Reads the switches of many workloads, batched by account, region and listener. Never throws for one workload's
   * trouble: that workload's readings say it. Keyed by workload ref; every given workload has an entry.
   */
  observe(options: {
    readonly workloads: readonly Workload[];
    readonly signal: AbortSignal;
  }): Promise<ReadonlyMap<string, SwitchSnapshot>>;
  /** Whether the acting credentials are configured. Without them a workload cannot leave `advise`. */
  canAct(workload: Workload): boolean;
  /** Idempotent. Returns when the other side accepted, which is not yet verified. Throws PortError. */
  setWeights(options: SetWeightsOptions): Promise<void>;
  setStickiness(options: SetStickinessOptions): Promise<void>;
}
