import { isDeepStrictEqual } from 'node:util';
import { FieldsV1 } from '../objects/KubeObject';
import { isJsonObject, Json, JsonObject } from './json';
import { isSet, itemKey, listKeys } from './listKeys';

/** Separates the steps of a path in its text form; cannot occur in a field name. */
const STEP = '\u0000';

/** Never owned by anybody: identity and bookkeeping. */
const UNOWNED = new Set(
  [
    ['f:apiVersion'],
    ['f:kind'],
    ...[
      'name',
      'namespace',
      'uid',
      'resourceVersion',
      'generation',
      'creationTimestamp',
      'deletionTimestamp',
      'deletionGracePeriodSeconds',
      'selfLink',
    ].map(field => ['f:metadata', `f:${field}`]),
  ].map(path => path.join(STEP)),
);

/** Leaf fields of an object, each as the path that `managedFields` uses, with its value. */
export function leavesOf(object: JsonObject): ReadonlyMap<string, Json> {
  const leaves = new Map<string, Json>();
  collect(object, [], leaves);
  for (const path of leaves.keys()) {
    if (
      UNOWNED.has(path) ||
      path.startsWith(`f:metadata${STEP}f:managedFields`)
    )
      leaves.delete(path);
  }
  return leaves;
}

function collect(
  value: Json,
  path: readonly string[],
  leaves: Map<string, Json>,
): void {
  if (isJsonObject(value) && Object.keys(value).length > 0) {
    for (const [key, inner] of Object.entries(value)) {
      const step = [...path, `f:${key}`];
      if (Array.isArray(inner)) collectList(key, inner, step, leaves);
      else collect(inner, step, leaves);
    }
  } else {
    leaves.set(path.join(STEP), value);
  }
}

function collectList(
  field: string,
  list: readonly Json[],
  path: readonly string[],
  leaves: Map<string, Json>,
): void {
  if (list.length > 0 && isSet(field)) {
    for (const item of list)
      leaves.set([...path, `v:${JSON.stringify(item)}`].join(STEP), item);
    return;
  }
  const keys = list.length > 0 ? listKeys(field, list) : undefined;
  if (!keys) {
    leaves.set(path.join(STEP), list);
    return;
  }
  for (const item of list)
    if (isJsonObject(item))
      collect(item, [...path, `k:${itemKey(item, keys)}`], leaves);
}

/** Paths that `next` has and `before` has not, or has with another value. */
export function changedPaths(
  before: JsonObject,
  next: JsonObject,
): { set: Set<string>; removed: Set<string> } {
  const [old, now] = [leavesOf(before), leavesOf(next)];
  const set = new Set<string>();
  for (const [path, value] of now)
    if (!isDeepStrictEqual(old.get(path), value)) set.add(path);
  return {
    set,
    removed: new Set([...old.keys()].filter(path => !now.has(path))),
  };
}

export function toFieldsV1(paths: Iterable<string>): FieldsV1 {
  const root: Record<string, FieldsV1> = {};
  for (const path of paths) {
    let level = root;
    for (const step of path.split(STEP)) {
      const next = (level[step] ??= {}) as Record<string, FieldsV1>;
      if (step.startsWith('k:')) next['.'] ??= {};
      level = next;
    }
  }
  return root;
}

export function fromFieldsV1(
  fields: FieldsV1,
  path: readonly string[] = [],
): Set<string> {
  const paths = new Set<string>();
  for (const [step, below] of Object.entries(fields)) {
    if (step === '.') continue;
    const inner = fromFieldsV1(below, [...path, step]);
    if (inner.size === 0) paths.add([...path, step].join(STEP));
    for (const found of inner) paths.add(found);
  }
  return paths;
}

/** `.spec.template.spec.containers[name="web"].image`, as conflicts name a field. */
export function describePath(path: string): string {
  return path
    .split(STEP)
    .map(step => {
      const rest = step.slice(2);
      if (step.startsWith('f:')) return `.${rest}`;
      if (step.startsWith('v:')) return `[=${rest}]`;
      const keys: Record<string, Json> = JSON.parse(rest);
      return `[${Object.entries(keys)
        .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
        .join(',')}]`;
    })
    .join('');
}

/** The object without these leaves; items of lists that lose all their fields go with them. */
export function withoutPaths(
  object: JsonObject,
  paths: ReadonlySet<string>,
): JsonObject {
  const result = prune(object, [], paths);
  return isJsonObject(result) ? result : {};
}

function prune(
  value: Json,
  path: readonly string[],
  paths: ReadonlySet<string>,
): Json | undefined {
  if (paths.has(path.join(STEP))) return undefined;
  if (!isJsonObject(value)) return value;
  const kept: Record<string, Json> = {};
  for (const [key, inner] of Object.entries(value)) {
    const step = [...path, `f:${key}`];
    const next = Array.isArray(inner)
      ? pruneList(key, inner, step, paths)
      : prune(inner, step, paths);
    if (next !== undefined) kept[key] = next;
  }
  return Object.keys(kept).length > 0 || Object.keys(value).length === 0
    ? kept
    : undefined;
}

function pruneList(
  field: string,
  list: readonly Json[],
  path: readonly string[],
  paths: ReadonlySet<string>,
) {
  if (paths.has(path.join(STEP))) return undefined;
  const keys = listKeys(field, list);
  const kept = list.flatMap(item => {
    if (isSet(field))
      return paths.has([...path, `v:${JSON.stringify(item)}`].join(STEP))
        ? []
        : [item];
    if (!keys || !isJsonObject(item)) return [item];
    const next = prune(item, [...path, `k:${itemKey(item, keys)}`], paths);
    return next === undefined ? [] : [next];
  });
  return kept.length > 0 || list.length === 0 ? kept : undefined;
}
