import {
  DecideContext,
  DecideInput,
  History,
  Instant,
  Observation,
  PastAction,
  Plan,
  ReadingKind,
  SiteId,
  Weights,
  Workload,
  weightsAtBirth,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Knex } from 'knex';
import { ActPorts } from '../act/ActPorts';
import {
  LastWeights,
  Suppression,
  readEndedPlans,
  readLastWeights,
  readOpenPlans,
  readSuppressions,
} from '../record/store';
import { DecideInputSource } from './DecideInputSource';
import { WorkloadMemory } from './WorkloadMemory';
import { toPastAction } from './toPastAction';

const DAY = 24 * 3_600_000;
/** Of each workload at least so many ended plans are remembered: far more than lie between two returns to base. */
const REMEMBERED = 20;
/** Plans are read again from a little before the newest known end: a slow writer may commit late. */
const OVERLAP = 60_000;

export interface FleetSettings {
  readonly automationEnabled: boolean;
  readonly ceilings: { readonly fleet: number; readonly perSite: number };
  readonly maxAgeSeconds?: Partial<Readonly<Record<ReadingKind, number>>>;
}

export interface FleetInputsOptions {
  readonly database: Knex;
  readonly memory: WorkloadMemory;
  readonly ports: ActPorts;
  readonly settings: FleetSettings;
}

/** Everything but the observation that a decision rests on, for the whole fleet, read with a few queries for each tick. */
export class FleetInputs implements DecideInputSource {
  readonly #options: FleetInputsOptions;
  #open: ReadonlyMap<string, Plan> = new Map();
  #suppressions: ReadonlyMap<string, Suppression> = new Map();
  #ended = new Map<string, Plan>();
  #lastWeights: ReadonlyMap<string, LastWeights> = new Map();
  #newestEnd?: Instant;
  /** Computed once for each refresh: the same for every workload. */
  #fleetLost?: DecideContext['fleetLost'];
  #plansInFlight: DecideContext['plansInFlight'] = { fleet: 0, bySite: {} };
  #actions: ReadonlyMap<string, readonly PastAction[]> = new Map();

  constructor(options: FleetInputsOptions) {
    this.#options = options;
  }

  get settings(): FleetSettings {
    return this.#options.settings;
  }

  async refresh(now: Instant): Promise<void> {
    const { database } = this.#options;
    // In this order: a plan that ends in between is seen twice, never not at all.
    const open = await readOpenPlans(database);
    const ended = await readEndedPlans(
      database,
      this.#newestEnd === undefined
        ? { perWorkload: REMEMBERED }
        : { since: this.#newestEnd - OVERLAP },
    );
    this.#suppressions = await readSuppressions(database, { now });
    const news = ended.filter(plan => !this.#ended.has(plan.id));
    if (this.#newestEnd === undefined || news.length > 0) {
      this.#lastWeights = await readLastWeights(database);
    }
    for (const plan of news) this.#ended.set(plan.id, plan);
    this.#open = new Map(
      [...open].filter(([, plan]) => !this.#ended.has(plan.id)),
    );
    this.#forgetOld(now);
    this.#newestEnd = Math.max(
      this.#newestEnd ?? 0,
      ...news.map(plan => plan.endedAt ?? 0),
    );
    this.#fleetLost = this.#options.memory.fleetLost();
    this.#plansInFlight = countInFlight(this.#open.values());
    this.#actions = actionsByWorkload([
      ...[...this.#ended.values()].filter(plan => !wasRefused(plan)),
      // A plan that only waits for requests to follow counts as done: it moved traffic.
      ...[...this.#open.values()].filter(plan => plan.state === 'verifying'),
    ]);
  }

  #forgetOld(now: Instant): void {
    const places = new Map<string, number>();
    const newestFirst = [...this.#ended.values()].sort(
      (a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0),
    );
    for (const { id, workloadRef, endedAt = 0 } of newestFirst) {
      const place = (places.get(workloadRef) ?? 0) + 1;
      places.set(workloadRef, place);
      if (place > REMEMBERED && endedAt < now - DAY) this.#ended.delete(id);
    }
  }

  openPlan(ref: string): Plan | undefined {
    return this.#open.get(ref);
  }

  /**
   * Weights the workload may have: those the portal last left it with; while it never moved them the base weights, or those
   * that the switch was made with.
   */
  expectedWeights(workload: Workload): readonly Weights[] {
    const known = this.#lastWeights.get(workload.ref);
    if (known) return [known.weights];
    const base = Object.fromEntries(
      workload.sites.map(site => [site.site, site.baseWeight]),
    );
    return [base, weightsAtBirth(workload)];
  }

  /** Plans that a person rejected or cancelled. */
  refusedPlans(ref: string): readonly Plan[] {
    return [...this.#ended.values()].filter(
      plan => plan.workloadRef === ref && wasRefused(plan),
    );
  }

  inputFor(options: {
    readonly workload: Workload;
    readonly observation: Observation;
    readonly now: Instant;
  }): DecideInput {
    return {
      ...options,
      history: this.#history(options.workload.ref),
      context: this.#context(options.workload),
    };
  }

  #history(ref: string): History {
    const memory = this.#options.memory.get(ref);
    const plan = this.#open.get(ref);
    const blocking = plan && plan.state !== 'verifying' ? plan : undefined;
    return {
      observations: memory.observations,
      upSince: memory.upSince,
      actions: this.#actions.get(ref) ?? [],
      openPlan: blocking && {
        id: blocking.id,
        action: blocking.proposal.action,
        state: blocking.state,
      },
      suppressedUntil: this.#suppressions.get(ref),
    };
  }

  #context(workload: Workload): DecideContext {
    const { ports, settings } = this.#options;
    const trafficSwitch =
      workload.traffic && ports.trafficSwitches.get(workload.traffic.kind);
    return {
      ...settings,
      plansInFlight: this.#plansInFlight,
      switchActable: trafficSwitch?.canAct(workload) ?? false,
      sitesActable: Object.fromEntries(
        workload.sites.map(({ site }) => [
          site,
          ports.clusters.get(site)?.canAct() ?? false,
        ]),
      ),
      fleetLost: this.#fleetLost,
    };
  }
}

function wasRefused(plan: Plan): boolean {
  return plan.state === 'rejected' || plan.state === 'cancelled';
}

/** Newest first for each workload. */
function actionsByWorkload(
  plans: readonly Plan[],
): ReadonlyMap<string, readonly PastAction[]> {
  const byRef = new Map<string, PastAction[]>();
  for (const plan of plans) {
    const actions = byRef.get(plan.workloadRef) ?? [];
    actions.push(toPastAction(plan));
    byRef.set(plan.workloadRef, actions);
  }
  for (const actions of byRef.values()) {
    actions.sort((a, b) => b.finishedAt - a.finishedAt);
  }
  return byRef;
}

/** Plans being carried out, by the site that takes the traffic. */
function countInFlight(plans: Iterable<Plan>): DecideContext['plansInFlight'] {
  const bySite: Record<SiteId, number> = {};
  let fleet = 0;
  for (const plan of plans) {
    if (plan.state !== 'approved' && plan.state !== 'executing') continue;
    const { destination } = plan.proposal.risk;
    fleet += 1;
    bySite[destination] = (bySite[destination] ?? 0) + 1;
  }
  return { fleet, bySite };
}
