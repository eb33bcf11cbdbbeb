import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Instant,
  Observation,
  isSuspect,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Clock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { Knex } from 'knex';
import { Announcer } from '../record/announce/Announcer';
import {
  Look,
  LookError,
  TrackedWorkload,
  saveLookErrors,
  saveLooks,
} from '../record/store';
import { FleetInputs } from './FleetInputs';
import { ObservationSource } from './ObservationSource';
import { PlanKeeper } from './PlanKeeper';
import { WorkloadMemory } from './WorkloadMemory';
import { WorkloadSource } from './WorkloadSource';
import { judge } from './judge';

/** Past this a look is given up, whatever the collector does. */
const LOOK_DEADLINE = 10_000;

/** Changed decisions told of in one pass: each is a signal to every page and an event. */
const MOST_ANNOUNCED = 20;

export interface WorkloadLoopOptions {
  readonly database: Knex;
  readonly clock: Clock;
  readonly logger: LoggerService;
  readonly workloads: WorkloadSource;
  readonly observations: ObservationSource;
  readonly memory: WorkloadMemory;
  readonly inputs: FleetInputs;
  readonly plans: PlanKeeper;
  readonly announcer: Announcer;
}

/** What a signal speaks of may show only in a while: it is looked at as often as a suspect for so long. */
const PROMPTED_MILLISECONDS = 60_000;

/**
 * `all`: every workload. `suspects`: those with a failing witness, looked at more often, and those that somebody has
 * lately pointed at. `refs`: those that somebody points at now.
 */
export type LookScope =
  | 'all'
  | 'suspects'
  | { readonly refs: ReadonlySet<string> };

export interface LookReport {
  readonly looked: number;
  readonly errors: readonly LookError[];
}

/**
 * Observe, decide, record, and bring plans about: one pass for many workloads. A workload under a slow look is left
 * out of the next pass, never looked at twice at a time; trouble with one workload is recorded and stops no other.
 */
export class WorkloadLoop {
  readonly #options: WorkloadLoopOptions;
  readonly #busy = new Set<string>();
  readonly #suspects = new Set<string>();
  /** Until when each workload somebody pointed at is a suspect. */
  readonly #prompted = new Map<string, Instant>();
  #lastTickAt?: Instant;

  constructor(options: WorkloadLoopOptions) {
    this.#options = options;
  }

  /** When every workload was last gone through. */
  get lastTickAt(): Instant | undefined {
    return this.#lastTickAt;
  }

  async look(scope: LookScope): Promise<LookReport> {
    this.#rememberPrompted(scope);
    const due = this.#due(scope);
    for (const { ref } of due) this.#busy.add(ref);
    try {
      if (scope === 'all') {
        await this.#options.plans.tend(this.#options.clock.now());
      }
      return await this.#pass(due);
    } finally {
      for (const { ref } of due) this.#busy.delete(ref);
      if (scope === 'all') this.#lastTickAt = this.#options.clock.now();
    }
  }

  #due(scope: LookScope): readonly TrackedWorkload[] {
    return this.#options.workloads
      .list()
      .filter(
        ({ ref, workload }) =>
          workload && !this.#busy.has(ref) && this.#concerns(scope, ref),
      );
  }

  #concerns(scope: LookScope, ref: string): boolean {
    if (scope === 'all') return true;
    if (scope !== 'suspects') return scope.refs.has(ref);
    return this.#suspects.has(ref) || this.#prompted.has(ref);
  }

  #rememberPrompted(scope: LookScope): void {
    const now = this.#options.clock.now();
    for (const [ref, until] of this.#prompted) {
      if (until <= now) this.#prompted.delete(ref);
    }
    if (typeof scope === 'string') return;
    for (const ref of scope.refs) {
      this.#prompted.set(ref, now + PROMPTED_MILLISECONDS);
    }
  }

  async #pass(due: readonly TrackedWorkload[]): Promise<LookReport> {
    const { clock, memory, inputs } = this.#options;
    if (due.length === 0) return { looked: 0, errors: [] };
    const now = clock.now();
    const seen = await this.#observe(due, now);
    await memory.hydrate(
      due.map(({ ref }) => ref),
      now,
    );
    await inputs.refresh(now);
    const errors: LookError[] = [];
    const looks: Look[] = [];
    for (const tracked of due) {
      try {
        const look = await this.#judge(tracked, seen, now);
        looks.push(look);
      } catch (error) {
        errors.push({ ref: tracked.ref, message: String(error) });
      }
    }
    errors.push(...(await this.#save(looks)));
    errors.push(...(await this.#bringAbout(looks, now)));
    await this.#record(errors, now);
    return { looked: looks.length, errors };
  }

  async #observe(
    due: readonly TrackedWorkload[],
    now: Instant,
  ): Promise<ReadonlyMap<string, Observation>> {
    const workloads = due.flatMap(({ workload }) => workload ?? []);
    const signal = AbortSignal.timeout(LOOK_DEADLINE);
    const { observations } = this.#options;
    try {
      return await observations.collect({ workloads, now, signal });
    } catch (error) {
      this.#options.logger.error(
        `${due.length} workloads could not be looked at`,
        error instanceof Error ? error : new Error(String(error)),
      );
      return new Map();
    }
  }

  async #judge(
    tracked: TrackedWorkload,
    seen: ReadonlyMap<string, Observation>,
    now: Instant,
  ): Promise<Look> {
    const observation = seen.get(tracked.ref);
    const { workload } = tracked;
    if (!observation || !workload) {
      throw new Error('the look brought nothing for this workload');
    }
    if (isSuspect(observation)) this.#suspects.add(tracked.ref);
    else this.#suspects.delete(tracked.ref);
    const { inputs, memory, plans } = this.#options;
    await plans.dropIfChanged({ workload, observation, now });
    return judge({
      tracked,
      input: inputs.inputFor({ workload, observation, now }),
      memory: memory.get(tracked.ref),
      expectedWeights: inputs.expectedWeights(workload),
      openPlan: inputs.openPlan(tracked.ref),
      maxAgeSeconds: inputs.settings.maxAgeSeconds,
    });
  }

  /** All in one transaction; when that fails each by itself, so that one bad row costs one workload. */
  async #save(looks: readonly Look[]): Promise<readonly LookError[]> {
    try {
      await saveLooks(this.#options.database, looks);
      looks.forEach(look => this.#remember(look));
      this.#announce(looks);
      return [];
    } catch (error) {
      this.#options.logger.warn(
        `A pass could not be written at once: ${String(error)}`,
      );
    }
    const errors: LookError[] = [];
    for (const look of looks) {
      try {
        await saveLooks(this.#options.database, [look]);
        this.#remember(look);
        this.#announce([look]);
      } catch (error) {
        const message = `the look could not be written: ${String(error)}`;
        errors.push({ ref: look.tracked.ref, message });
      }
    }
    return errors;
  }

  #remember(look: Look): void {
    this.#options.memory.remember(look.tracked.ref, look);
  }

  /** Pages look by themselves every few seconds: when a whole fleet changes at once, they are not told of each. */
  #announce(looks: readonly Look[]): void {
    const changed = looks.filter(look => look.decisionChanged);
    for (const { tracked } of changed.slice(0, MOST_ANNOUNCED)) {
      this.#options.announcer.changed({ workloadRef: tracked.ref });
    }
  }

  async #bringAbout(
    looks: readonly Look[],
    now: Instant,
  ): Promise<readonly LookError[]> {
    const errors: LookError[] = [];
    for (const look of looks) {
      try {
        await this.#options.plans.bringAbout(look, now);
      } catch (error) {
        errors.push({ ref: look.tracked.ref, message: String(error) });
      }
    }
    return errors;
  }

  async #record(errors: readonly LookError[], now: Instant): Promise<void> {
    if (errors.length === 0) return;
    for (const { ref, message } of errors) {
      this.#options.logger.warn(`Look at ${ref} failed: ${message}`);
    }
    await saveLookErrors(this.#options.database, { errors, now });
  }
}
