import { Reason, Step } from '../../model';
import { scaleSetting } from '../capacity/growth';
import { freshValue } from '../readings';
import { Need, unmetNeeds } from '../readings/Need';
import { Situation } from '../Situation';
import { formatWeights, sameWeights } from '../split/shares';

/** Where the world stands against one step. */
export type StepState =
  | { readonly kind: 'before' }
  | { readonly kind: 'after' }
  /** Neither as the step found it nor as it leaves it: somebody else was here. */
  | { readonly kind: 'elsewhere'; readonly reason: Reason }
  | { readonly kind: 'unknown'; readonly reason: Reason };

const BEFORE: StepState = { kind: 'before' };
const AFTER: StepState = { kind: 'after' };

/** Compares one step with the present observation. */
export function stepState(situation: Situation, step: Step): StepState {
  const [unmet] = unmetNeeds({ ...situation, needs: needsOf(step) });
  if (unmet) return { kind: 'unknown', reason: unmet };
  switch (step.kind) {
    case 'set-weights':
      return weightsState(situation, step);
    case 'set-stickiness':
      return stickinessState(situation, step);
    case 'uncordon-node':
    case 'cordon-node':
      return nodeState(situation, step);
    case 'scale':
      return scaleState(situation, step);
    case 'wait-ready':
    case 'wait-targets-healthy':
      return hasArrived(situation, step) ? AFTER : BEFORE;
    case 'wait-drain':
      return BEFORE;
    default: {
      const never: never = step;
      throw new Error(`no such step: ${JSON.stringify(never)}`);
    }
  }
}

/** A wait needs nothing beforehand: not seeing yet is what it waits out. */
function needsOf(step: Step): readonly Need[] {
  switch (step.kind) {
    case 'set-weights':
    case 'set-stickiness':
      return [{ reading: 'configured-split' }];
    case 'uncordon-node':
    case 'cordon-node':
    case 'scale':
      return [{ reading: 'placement', site: step.site }];
    case 'wait-ready':
    case 'wait-targets-healthy':
    case 'wait-drain':
      return [];
    default: {
      const never: never = step;
      throw new Error(`no such step: ${JSON.stringify(never)}`);
    }
  }
}

type Of<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

function weightsState(
  { configured = {} }: Situation,
  step: Of<'set-weights'>,
): StepState {
  if (sameWeights(configured, step.after)) return AFTER;
  if (sameWeights(configured, step.before)) return BEFORE;
  const expected = formatWeights(step.before);
  const found = formatWeights(configured);
  return {
    kind: 'elsewhere',
    reason: { code: 'weights-changed', params: { expected, found } },
  };
}

function stickinessState(
  { observation }: Situation,
  step: Of<'set-stickiness'>,
): StepState {
  const found = observation.switch.stickinessSeconds ?? null;
  if (found === step.after) return AFTER;
  if (found === step.before) return BEFORE;
  const params = {
    expected: String(step.before ?? 'off'),
    found: String(found ?? 'off'),
  };
  return { kind: 'elsewhere', reason: { code: 'stickiness-changed', params } };
}

function nodeState(
  { observation }: Situation,
  { kind, site, node }: Of<'uncordon-node' | 'cordon-node'>,
): StepState {
  const found = freshValue(observation.sites[site]?.placement)?.nodes.find(
    n => n.name === node,
  );
  if (!found)
    return {
      kind: 'elsewhere',
      reason: { code: 'node-gone', params: { site, node } },
    };
  return found.schedulable === (kind === 'uncordon-node') ? AFTER : BEFORE;
}

function scaleState({ observation }: Situation, step: Of<'scale'>): StepState {
  const { site, before, after } = step;
  const placement = freshValue(observation.sites[site]?.placement);
  const found = placement ? scaleSetting(placement) : undefined;
  if (found === after) return AFTER;
  if (found === before) return BEFORE;
  // Somebody has already gone further the same way: nothing is left for us to do.
  const further =
    found !== undefined && (after > before ? found > after : found < after);
  const params = { site, expected: before, found: found ?? 0 };
  return further
    ? AFTER
    : { kind: 'elsewhere', reason: { code: 'replicas-changed', params } };
}

function hasArrived(
  { observation }: Situation,
  step: Of<'wait-ready' | 'wait-targets-healthy'>,
): boolean {
  const site = observation.sites[step.site];
  return step.kind === 'wait-ready'
    ? (freshValue(site?.placement)?.ready ?? -1) >= step.minReady
    : (freshValue(site?.targets)?.healthy ?? -1) >= step.minHealthy;
}
