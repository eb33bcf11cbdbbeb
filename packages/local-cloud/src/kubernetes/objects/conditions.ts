import { Condition } from './KubeObject';

/** The list with this condition set; the transition time moves only when the status does. */
export function withCondition(
  conditions: readonly Condition[] | undefined,
  next: Omit<Condition, 'lastTransitionTime'>,
  at: string,
): readonly Condition[] {
  const present = (conditions ?? []).find(
    condition => condition.type === next.type,
  );
  const lastTransitionTime =
    present && present.status === next.status ? present.lastTransitionTime : at;
  const condition: Condition = { ...next, lastTransitionTime };
  if (!present) return [...(conditions ?? []), condition];
  return (conditions ?? []).map(existing =>
    existing.type === next.type ? condition : existing,
  );
}

export function conditionOf(
  conditions: readonly Condition[] | undefined,
  type: string,
): Condition | undefined {
  return (conditions ?? []).find(condition => condition.type === type);
}
