import { mockServices } from '@backstage/backend-test-utils';
import {
  Decision,
  Plan,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { VirtualClock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { Knex } from 'knex';
import { ExecutorHooks, PlanExecutor } from '../act';
import {
  FleetInputs,
  LookReport,
  LookScope,
  ObservationSource,
  PlanKeeper,
  WorkloadLoop,
  WorkloadMemory,
} from '../loop';
import { PlanDesk } from '../plans';
import { Announcer } from '../record/announce';
import {
  TrackedWorkload,
  listPlans,
  readWorkloadStates,
  syncWorkloads,
} from '../record/store';
import { FakeWorld } from './FakeWorld';

/** The loop, the desk and the executor over a fake world, moved by hand. */
export class Portal {
  readonly clock = new VirtualClock();
  readonly world: FakeWorld;
  readonly moved: Plan[] = [];
  readonly woken: string[] = [];
  automationEnabled = true;
  observations: ObservationSource;
  hooks?: ExecutorHooks;
  readonly #database: Knex;
  #tracked: readonly TrackedWorkload[] = [];
  #parts?: ReturnType<Portal['build']>;

  constructor(database: Knex) {
    this.#database = database;
    this.world = new FakeWorld({ clock: this.clock });
    this.observations = this.world.collector;
  }

  get database(): Knex {
    return this.#database;
  }

  get parts() {
    this.#parts ??= this.build();
    return this.#parts;
  }

  /** What a new process would have: nothing but the database and the world. */
  restart(): void {
    this.#parts = undefined;
  }

  async track(...workloads: readonly Workload[]): Promise<void> {
    this.#tracked = workloads.map(workload => ({
      ref: workload.ref,
      name: workload.name,
      owner: workload.owner,
      criticality: workload.criticality,
      workload,
      problems: [],
    }));
    await syncWorkloads(this.#database, {
      workloads: this.#tracked,
      now: this.clock.now(),
    });
  }

  look(scope: LookScope = 'all'): Promise<LookReport> {
    return this.parts.loop.look(scope);
  }

  /** Looks every so many seconds, as the tickers do, with fresh counts. */
  async pass(seconds: number, every = 5): Promise<void> {
    for (let gone = 0; gone < seconds; gone += every) {
      this.clock.advance(every * 1_000);
      for (const { workload } of this.#tracked) {
        if (workload) this.world.refresh(workload);
      }
      await this.look();
    }
  }

  /** Gives the plan turns until it rests, moving the clock by what it waits. */
  async carryOut(planId: string, turns = 50): Promise<Plan> {
    for (let turn = 0; turn < turns; turn += 1) {
      const result = await this.parts.executor.turn(
        planId,
        new AbortController().signal,
      );
      if (result.kind === 'rest') break;
      this.clock.advance(result.afterMilliseconds);
    }
    return this.plan(planId);
  }

  async plans(): Promise<Plan[]> {
    return listPlans(this.#database, { limit: 100 });
  }

  async plan(id: string): Promise<Plan> {
    const plan = (await this.plans()).find(each => each.id === id);
    if (!plan) throw new Error(`no plan ${id}`);
    return plan;
  }

  async decision(workload: Workload): Promise<Decision | undefined> {
    const [state] = await readWorkloadStates(this.#database, {
      refs: [workload.ref],
    });
    return state?.decision;
  }

  private build() {
    const { clock, world } = this;
    const database = this.#database;
    const announcer: Announcer = {
      changed: () => {},
      planMoved: plan => this.moved.push(plan),
    };
    const memory = new WorkloadMemory({ database });
    const inputs = new FleetInputs({
      database,
      memory,
      ports: world.ports,
      settings: {
        automationEnabled: this.automationEnabled,
        ceilings: { fleet: 10, perSite: 10 },
      },
    });
    const observations: ObservationSource = {
      collect: options => this.observations.collect(options),
    };
    const shared = { database, clock, observations, inputs, announcer };
    const runner = {
      wake: (id: string) => void this.woken.push(id),
      remind: () => {},
    };
    const plans = new PlanKeeper({ ...shared, memory, runner });
    return {
      memory,
      inputs,
      executor: PlanExecutor.create({
        ...shared,
        ports: world.ports,
        hooks: this.hooks,
      }),
      desk: new PlanDesk({ ...shared, wake: runner.wake }),
      loop: new WorkloadLoop({
        ...shared,
        logger: mockServices.logger.mock(),
        workloads: { list: () => this.#tracked },
        memory,
        plans,
      }),
    };
  }
}
