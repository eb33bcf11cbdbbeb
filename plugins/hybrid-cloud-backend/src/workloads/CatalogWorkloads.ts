import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  Instant,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Clock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { Knex } from 'knex';
import { WorkloadSource } from '../loop';
import {
  TrackedWorkload,
  readWorkloadStates,
  syncWorkloads,
} from '../record/store';
import { toTracked } from './toTracked';

const CALM_EVERY = 30_000;
/** After a change, and while the catalogue is being filled, changes follow each other closely. */
const LIVELY_FOR = 120_000;
/** How long the catalogue must say that most workloads are gone until it is believed: it may be filling up. */
const DISBELIEF = 120_000;

export interface CatalogWorkloadsOptions {
  readonly catalog: CatalogService;
  readonly auth: AuthService;
  readonly database: Knex;
  readonly clock: Clock;
  readonly logger: LoggerService;
  /** Told of every change, with all workloads that have a valid spec. */
  readonly onChange: (workloads: readonly Workload[]) => void;
}

/**
 * The workloads the catalogue describes, read with the plugin's own credentials. The last answer stands while the
 * catalogue cannot be reached, and survives a restart in the database.
 */
export class CatalogWorkloads implements WorkloadSource {
  readonly #options: CatalogWorkloadsOptions;
  #tracked: ReadonlyMap<string, TrackedWorkload> = new Map();
  #refreshedAt?: Instant;
  #changedAt: Instant;
  #shrunkSince?: Instant;

  /** Begins with what was known before. */
  static async create(
    options: CatalogWorkloadsOptions,
  ): Promise<CatalogWorkloads> {
    const source = new CatalogWorkloads(options);
    const states = await readWorkloadStates(options.database);
    source.#take(new Map(states.map(state => [state.ref, withoutLook(state)])));
    return source;
  }

  private constructor(options: CatalogWorkloadsOptions) {
    this.#options = options;
    this.#changedAt = options.clock.now();
  }

  list(): readonly TrackedWorkload[] {
    return [...this.#tracked.values()];
  }

  /** Refreshes when it is time to; to be called every few seconds. */
  async tick(): Promise<void> {
    const now = this.#options.clock.now();
    const lively = now - this.#changedAt < LIVELY_FOR;
    const due =
      this.#refreshedAt === undefined ||
      lively ||
      now - this.#refreshedAt >= CALM_EVERY;
    if (due) await this.refresh();
  }

  /** Reads the catalogue now. Throws when it cannot be read; what was known stays. */
  async refresh(): Promise<void> {
    const { database, clock } = this.#options;
    const next = await this.#read();
    const now = clock.now();
    this.#refreshedAt = now;
    if (fingerprint(next) === fingerprint(this.#tracked)) return;
    if (this.#tooFew(next.size, now)) return;
    await syncWorkloads(database, { workloads: [...next.values()], now });
    this.#changedAt = now;
    this.#take(next);
  }

  #tooFew(size: number, now: Instant): boolean {
    if (size * 2 >= this.#tracked.size) {
      this.#shrunkSince = undefined;
      return false;
    }
    this.#shrunkSince ??= now;
    const doubted = now - this.#shrunkSince < DISBELIEF;
    if (doubted) {
      this.#options.logger.warn(
        `The catalogue says ${size} of ${
          this.#tracked.size
        } hybrid workloads are left; not believed yet`,
      );
    }
    return doubted;
  }

  async #read(): Promise<ReadonlyMap<string, TrackedWorkload>> {
    const { catalog, auth, logger } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const next = new Map<string, TrackedWorkload>();
    const pages = catalog.streamEntities(
      {
        filter: { kind: 'Component' },
        fields: ['apiVersion', 'kind', 'metadata', 'spec'],
      },
      { credentials },
    );
    for await (const page of pages) {
      for (const entity of page) {
        try {
          const ref = `component:${entity.metadata.namespace ?? 'default'}/${
            entity.metadata.name
          }`.toLocaleLowerCase('en-US');
          const tracked = toTracked(entity, this.#tracked.get(ref));
          if (tracked) next.set(tracked.ref, tracked);
        } catch (error) {
          logger.warn(
            `${entity.metadata.name} could not be read as a hybrid workload: ${error}`,
          );
        }
      }
    }
    return next;
  }

  #take(tracked: ReadonlyMap<string, TrackedWorkload>): void {
    this.#tracked = tracked;
    this.#options.onChange(
      [...tracked.values()].flatMap(({ workload }) => workload ?? []),
    );
  }
}

function fingerprint(tracked: ReadonlyMap<string, TrackedWorkload>): string {
  const refs = [...tracked.keys()].sort();
  return JSON.stringify(refs.map(ref => tracked.get(ref)));
}

function withoutLook(state: TrackedWorkload): TrackedWorkload {
  const { ref, name, title, owner, criticality, workload, problems } = state;
  return { ref, name, title, owner, criticality, workload, problems };
}
