import { setTimeout as sleep } from 'node:timers/promises';
import { CompoundEntityRef } from '@backstage/catalog-model';
import {
  CreatePlanResponse,
  explainDecision,
  HybridCloudApiError,
  HybridCloudHttpClient,
  WorkloadDetail,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { readinessOf } from './readinessOf';

const LOOK_EVERY_MILLISECONDS = 2000;
const REASON = 'First plan of a new service: bring its traffic to its shares';

/** What became of the first plan, as it is kept with the task. */
export type FirstPlan = {
  readonly outcome: 'opened' | 'nothing-to-move' | 'not-yet';
  readonly message: string;
  readonly planId?: string;
};

/** As much of the portal's API as is asked here. */
export type FirstPlanClient = Pick<
  HybridCloudHttpClient,
  'getWorkload' | 'createPlan'
>;

type Look =
  | { readonly kind: 'waiting'; readonly words: string }
  | { readonly kind: 'done'; readonly result: FirstPlan };

/**
 * Looks until the workload can be planned, then asks for the move to its base weights. The deciding functions of the portal
 * say whether that is safe; while they do not, it is waited for.
 *
 * @throws HybridCloudApiError when the person may not see the workload or not propose.
 */
export async function openFirstPlan(options: {
  readonly client: FirstPlanClient;
  readonly ref: CompoundEntityRef;
  readonly waitSeconds: number;
  /** Default 2000. */
  readonly lookEveryMilliseconds?: number;
  readonly signal?: AbortSignal;
  /** The pipeline writes into the catalogue file too, and nobody else says so. */
  tellCatalogue(): Promise<void>;
  /** Progress, once for each thing that is waited for. */
  say(words: string): void;
}): Promise<FirstPlan> {
  const { client, ref, waitSeconds, signal, tellCatalogue, say } = options;
  const lookEvery = options.lookEveryMilliseconds ?? LOOK_EVERY_MILLISECONDS;
  const enough = AbortSignal.timeout(waitSeconds * 1000);
  let said = '';
  for (;;) {
    const seen = await look(client, ref);
    if (seen.kind === 'done') return seen.result;
    if (seen.words !== said) say(`Waiting: ${seen.words}`);
    said = seen.words;
    signal?.throwIfAborted();
    if (enough.aborted) {
      return {
        outcome: 'not-yet',
        message: `No plan was opened within ${waitSeconds} s, because ${said}. Ask for it on the Hybrid tab when that is put right.`,
      };
    }
    await tellCatalogue();
    await sleep(lookEvery, undefined, { signal });
  }
}

async function look(
  client: FirstPlanClient,
  ref: CompoundEntityRef,
): Promise<Look> {
  const readiness = readinessOf(await workloadOf(client, ref));
  if (readiness.kind === 'waiting') return readiness;
  const workloadRef = `${ref.kind}:${ref.namespace}/${ref.name}`;
  const answer = await client
    .createPlan({ workloadRef, action: 'rebalance', reason: REASON })
    .catch(inFlightAsWords);
  return 'words' in answer ? answer : judge(answer);
}

function judge({ decision, plan }: CreatePlanResponse): Look {
  if (plan) {
    return {
      kind: 'done',
      result: {
        outcome: 'opened',
        planId: plan.id,
        message: explainDecision(decision, 'en'),
      },
    };
  }
  const message = explainDecision(decision, 'en');
  const settled = decision.reasons.some(({ code }) => code === 'nothing-to-do');
  return settled
    ? { kind: 'done', result: { outcome: 'nothing-to-move', message } }
    : { kind: 'waiting', words: message };
}

/** Undefined while the portal has not taken it up from the catalogue. */
async function workloadOf(
  client: FirstPlanClient,
  ref: CompoundEntityRef,
): Promise<WorkloadDetail | undefined> {
  return client.getWorkload(ref).catch((error: unknown) => {
    if (error instanceof HybridCloudApiError && error.status === 404) {
      return undefined;
    }
    throw error;
  });
}

/** 409: something else is going on with the workload just now. Whatever else is refused stays refused. */
function inFlightAsWords(error: unknown): Look & { kind: 'waiting' } {
  if (error instanceof HybridCloudApiError && error.status === 409) {
    return { kind: 'waiting', words: error.message };
  }
  throw error;
}
