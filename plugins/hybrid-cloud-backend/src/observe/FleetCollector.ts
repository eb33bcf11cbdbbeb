import {
  ageLimits,
  Observation,
  ReadingKind,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { askPorts } from './askPorts';
import { FleetPorts } from './FleetPorts';
import { ObservationAssembler } from './ObservationAssembler';

/** A look has to end well within a tick of 5 s, hanging ports included. */
const DEADLINE_MILLISECONDS = 2_500;

export interface FleetCollectorOptions {
  readonly ports: FleetPorts;
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

/** Looks at many workloads at once: each port is asked once for all of them, at the same time as the others. */
export class FleetCollector {
  static create(options: FleetCollectorOptions): FleetCollector {
    return new FleetCollector(options);
  }

  readonly #ports: FleetPorts;
  readonly #ages: Readonly<Record<ReadingKind, number>>;
  readonly #deadlineMilliseconds: number;

  private constructor(options: FleetCollectorOptions) {
    this.#ports = options.ports;
    this.#ages = ageLimits(definedOf(options.ages ?? {}));
    this.#deadlineMilliseconds =
      options.deadlineMilliseconds ?? DEADLINE_MILLISECONDS;
  }

  /**
   * One observation for each workload, by ref. Never throws for a port's trouble: the readings that rest on that port
   * say it. Comes back within the deadline even when a port never answers.
   */
  async collect(
    options: CollectOptions,
  ): Promise<ReadonlyMap<string, Observation>> {
    const { workloads, now, signal } = options;
    const answers = await askPorts({
      ports: this.#ports,
      workloads,
      now,
      signal,
      deadlineMilliseconds: this.#deadlineMilliseconds,
    });
    const ages = this.#ages;
    return new Map(
      workloads.map(workload => [
        workload.ref,
        new ObservationAssembler({ workload, answers, ages, now }).assemble(),
      ]),
    );
  }
}

function definedOf(
  ages: Readonly<Partial<Record<ReadingKind, number>>>,
): Partial<Record<ReadingKind, number>> {
  return Object.fromEntries(
    Object.entries(ages).filter(([, seconds]) => seconds !== undefined),
  );
}
