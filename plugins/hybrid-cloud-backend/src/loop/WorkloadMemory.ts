import {
  Decision,
  DriftView,
  Instant,
  PastObservation,
  SiteId,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Knex } from 'knex';
import { readRecentTicks, readWorkloadStates } from '../record/store';
import { thinObservations } from './thinObservations';

/** What the loop remembers of one workload between two looks. */
export interface Memory {
  /** Oldest first. */
  readonly observations: readonly PastObservation[];
  readonly upSince: Readonly<Record<SiteId, Instant>>;
  readonly drift?: DriftView;
  readonly decision?: Decision;
}

const NOTHING: Memory = { observations: [], upSince: {} };

/**
 * A write-through copy of what the database holds of recent looks. The database is the truth: a workload that is not
 * here is read from there first, and every look is written there before it is remembered here.
 */
export class WorkloadMemory {
  readonly #database: Knex;
  readonly #memories = new Map<string, Memory>();

  constructor(options: { readonly database: Knex }) {
    this.#database = options.database;
  }

  /** Reads what is not here yet. */
  async hydrate(refs: readonly string[], now: Instant): Promise<void> {
    const missing = refs.filter(ref => !this.#memories.has(ref));
    if (missing.length === 0) return;
    const ticks = await readRecentTicks(this.#database, {
      refs: missing,
      now,
    });
    const states = await readWorkloadStates(this.#database, { refs: missing });
    const byRef = new Map(states.map(state => [state.ref, state]));
    for (const ref of missing) {
      const state = byRef.get(ref);
      this.#memories.set(ref, {
        observations: thinObservations(ticks.get(ref) ?? [], now),
        upSince: state?.upSince ?? {},
        drift: state?.drift,
        decision: state?.decision,
      });
    }
  }

  get(ref: string): Memory {
    return this.#memories.get(ref) ?? NOTHING;
  }

  /** After the look was written. */
  remember(
    ref: string,
    look: Omit<Memory, 'observations'> & { readonly past: PastObservation },
  ): void {
    const { past, ...rest } = look;
    const earlier = this.get(ref).observations.filter(o => o.at < past.at);
    this.#memories.set(ref, {
      ...rest,
      observations: thinObservations([...earlier, past], past.at),
    });
  }

  /** Reads it from the database again at the next look. */
  forget(ref: string): void {
    this.#memories.delete(ref);
  }

  /** Workloads that had a site down when last looked at, of all looked at. */
  fleetLost(): { readonly lost: number; readonly total: number } {
    const latest = [...this.#memories.values()].flatMap(memory =>
      memory.observations.slice(-1),
    );
    const lost = latest.filter(past =>
      past.sites.some(site => site.health === 'down'),
    );
    return { lost: lost.length, total: latest.length };
  }
}
