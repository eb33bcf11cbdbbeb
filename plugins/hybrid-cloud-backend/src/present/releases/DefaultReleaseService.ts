import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  CreateFreezeRequest,
  DeploymentFreeze,
  FreezeListResponse,
  Instant,
  LONGEST_FREEZE_DAYS,
  ReadingKind,
  ReleaseGateResponse,
  explainGateReason,
  judgeReleaseGate,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Clock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { randomUUID } from 'crypto';
import { Knex } from 'knex';
import { Announcer } from '../../record/announce';
import {
  WorkloadState,
  endFreeze,
  insertFreeze,
  readFreezes,
  readLastWeights,
  readOpenPlans,
  readWorkloadStates,
} from '../../record/store';
import { As } from '../HybridCloudService';
import { normalRef } from '../normalRef';
import { requireUser } from '../principal';
import { FreezeListOptions, ReleaseService } from './ReleaseService';

const DAY = 24 * 3_600_000;

export interface DefaultReleaseServiceOptions {
  readonly database: Knex;
  readonly clock: Clock;
  readonly announcer: Announcer;
  readonly maxAgeSeconds: Partial<Readonly<Record<ReadingKind, number>>>;
}

/** Answers from the database, so that every replica gives the same answer. Who may ask is decided before. */
export class DefaultReleaseService implements ReleaseService {
  readonly #options: DefaultReleaseServiceOptions;

  constructor(options: DefaultReleaseServiceOptions) {
    this.#options = options;
  }

  async getReleaseGate(options: {
    readonly ref: string;
  }): Promise<ReleaseGateResponse> {
    const { database, clock, maxAgeSeconds } = this.#options;
    const { ref, workload, observation, decision } = await this.#state(
      options.ref,
    );
    const open = await readOpenPlans(database, { workloadRef: ref });
    const now = clock.now();
    const reasons = judgeReleaseGate({
      ref,
      workload,
      observation,
      diagnosis: decision?.diagnosis,
      openPlan: open.get(ref),
      freezes: await readFreezes(database, { now, workloadRef: ref }),
      moved: (await readLastWeights(database)).has(ref),
      now,
      maxAgeSeconds,
    });
    return {
      open: reasons.length === 0,
      reasons: reasons.map(reason => ({
        ...reason,
        sentence: `${explainGateReason(reason, 'en')}.`,
      })),
      asOf: now,
    };
  }

  async listFreezes(options: FreezeListOptions): Promise<FreezeListResponse> {
    const { workloadRef } = options;
    const items = await readFreezes(this.#options.database, {
      now: this.#options.clock.now(),
      workloadRef: workloadRef && normalRef(workloadRef),
    });
    return { items, allowed: { set: true } };
  }

  async createFreeze(
    options: { readonly request: CreateFreezeRequest } & As,
  ): Promise<DeploymentFreeze> {
    const { request, credentials } = options;
    const { database, clock, announcer } = this.#options;
    const by = requireUser(credentials);
    const now = clock.now();
    demandBound(request.until, now);
    const workloadRef =
      request.workloadRef && (await this.#state(request.workloadRef)).ref;
    const { until, reason } = request;
    const id = randomUUID();
    const freeze = { id, workloadRef, until, reason, by, createdAt: now };
    await insertFreeze(database, freeze);
    if (workloadRef) announcer.changed({ workloadRef });
    return freeze;
  }

  async endFreeze(options: { readonly id: string } & As): Promise<void> {
    const { id, credentials } = options;
    const by = requireUser(credentials);
    const { database, clock, announcer } = this.#options;
    const outcome = await endFreeze(database, { id, by, now: clock.now() });
    switch (outcome.kind) {
      case 'ended':
        if (outcome.workloadRef) {
          announcer.changed({ workloadRef: outcome.workloadRef });
        }
        return;
      case 'over':
        throw new ConflictError('The freeze is over already.');
      case 'unknown':
        throw new NotFoundError(`There is no freeze ${id}.`);
      default: {
        const never: never = outcome;
        throw new Error(`unknown outcome ${JSON.stringify(never)}`);
      }
    }
  }

  async #state(ref: string): Promise<WorkloadState> {
    const [state] = await readWorkloadStates(this.#options.database, {
      refs: [normalRef(ref)],
    });
    if (!state) {
      throw new NotFoundError(
        `There is no hybrid workload ${ref}: the catalogue has no such Component, or it has no spec.hybrid.`,
      );
    }
    return state;
  }
}

function demandBound(until: Instant, now: Instant): void {
  if (until > now && until <= now + LONGEST_FREEZE_DAYS * DAY) return;
  throw new InputError(
    `body.until is ${until}: expected a moment after now and at most ${LONGEST_FREEZE_DAYS} days from now, in milliseconds since the Unix epoch`,
  );
}
