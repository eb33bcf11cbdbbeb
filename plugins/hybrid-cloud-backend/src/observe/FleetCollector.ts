import {
  Observation,
  ReadingKind,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Clock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { FleetPorts } from './FleetPorts';

export interface FleetCollectorOptions {
  readonly ports: FleetPorts;
  readonly clock: Clock;
  /** Age limits in seconds that differ from the defaults. */
  readonly ages?: Readonly<Partial<Record<ReadingKind, number>>>;
  /** Longest time one port may take; default 2,500 ms. */
  readonly deadlineMilliseconds?: number;
}

export interface CollectOptions {
  readonly workloads: readonly Workload[];
  readonly now: number;
  readonly signal: AbortSignal;
}

/** Looks at many workloads at once: each port is asked once for all of them. */
export class FleetCollector {
  static create(options: FleetCollectorOptions): FleetCollector {
    return new FleetCollector(options);
  }

  readonly #options: FleetCollectorOptions;

  private constructor(options: FleetCollectorOptions) {
    this.#options = options;
  }

  /** One observation for each workload, by ref. Never throws for a port's trouble: the readings say it. */
  async collect(
    options: CollectOptions,
  ): Promise<ReadonlyMap<string, Observation>> {
    throw new Error(
      `not connected: ${options.workloads.length} ${this.#options.ages}`,
    );
  }
}
