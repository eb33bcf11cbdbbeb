import {
  DecideInput,
  Plan,
  ReadingKind,
  Weights,
  decide,
  toPastObservation,
  upSinceAfter,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Look, TrackedWorkload } from '../record/store';
import { Memory } from './WorkloadMemory';
import { decisionKey } from './decisionKey';
import { judgeDrift } from './judgeDrift';
import { whatToKeep } from './whatToKeep';

/** One observation judged: the decision, and what is to be remembered of the look. Pure. */
export function judge(options: {
  readonly tracked: TrackedWorkload;
  readonly input: DecideInput;
  readonly memory: Memory;
  readonly expectedWeights: readonly Weights[];
  readonly openPlan?: Plan;
  readonly maxAgeSeconds?: Partial<Readonly<Record<ReadingKind, number>>>;
}): Look {
  const { tracked, input, memory, expectedWeights, openPlan } = options;
  const { workload, observation, now } = input;
  const past = toPastObservation({
    workload,
    observation,
    now,
    maxAgeSeconds: options.maxAgeSeconds,
  });
  const upSince = upSinceAfter({ upSince: memory.upSince, past });
  const decision = decide({
    ...input,
    history: { ...input.history, upSince },
  });
  return {
    tracked,
    observation,
    decision,
    decisionChanged:
      memory.decision === undefined ||
      decisionKey(memory.decision) !== decisionKey(decision),
    past,
    keep: whatToKeep({ workload, past, earlier: memory.observations }),
    upSince,
    drift: judgeDrift({
      observation,
      expected: expectedWeights,
      openPlan,
      earlier: memory.drift,
      now,
    }),
  };
}
