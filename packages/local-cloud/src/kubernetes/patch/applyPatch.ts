import { isDeepStrictEqual } from 'node:util';
import { ManagedFieldsEntry } from '../objects/KubeObject';
import { StatusCause, StatusError } from '../StatusError';
import { describePath, fromFieldsV1, leavesOf, withoutPaths } from './FieldSet';
import { isJsonObject, Json, JsonObject } from './json';
import { isSet, itemKey, listKeys } from './listKeys';
import { entryOf, isSame, without, Writer } from './managedFields';

/**
 * Server-side apply: the fields of `applied` become the writer's; fields it applied before and leaves out now go,
 * unless somebody else holds them too. A field that another manager holds with another value is a conflict.
 * Throws Conflict, in the API server's words, unless `force`.
 */
export function applyPatch(options: {
  readonly current: JsonObject;
  readonly entries: readonly ManagedFieldsEntry[];
  readonly applied: JsonObject;
  readonly writer: Writer;
  readonly force: boolean;
}): {
  readonly object: JsonObject;
  readonly entries: readonly ManagedFieldsEntry[];
} {
  const { current, applied, writer, force } = options;
  const wanted = leavesOf(applied);
  const present = leavesOf(current);
  const others = options.entries.filter(entry => !isSame(entry, writer));
  const contested = new Set(
    [...wanted]
      .filter(([path, value]) => !isDeepStrictEqual(present.get(path), value))
      .map(([path]) => path),
  );
  const conflicts = others.flatMap(entry => conflictsWith(entry, contested));
  if (conflicts.length > 0 && !force) throw conflictError(conflicts);

  const own = options.entries.find(entry => isSame(entry, writer));
  const heldByOthers = new Set(
    others.flatMap(entry => [...fromFieldsV1(entry.fieldsV1)]),
  );
  const dropped = [...(own ? fromFieldsV1(own.fieldsV1) : [])].filter(
    path => !wanted.has(path) && !heldByOthers.has(path),
  );
  const merged = mergeApplied(withoutPaths(current, new Set(dropped)), applied);
  const kept = others.flatMap(entry => without(entry, contested));
  return {
    object: isJsonObject(merged) ? merged : {},
    entries: wanted.size > 0 ? [...kept, entryOf(writer, wanted.keys())] : kept,
  };
}

interface FieldConflict {
  readonly with: string;
  readonly field: string;
}

function conflictsWith(
  entry: ManagedFieldsEntry,
  contested: ReadonlySet<string>,
): readonly FieldConflict[] {
  const using = entry.subresource
    ? `"${entry.manager}" with subresource "${entry.subresource}" using ${entry.apiVersion}`
    : `"${entry.manager}" using ${entry.apiVersion}`;
  return [...fromFieldsV1(entry.fieldsV1)]
    .filter(path => contested.has(path))
    .map(path => ({ with: using, field: describePath(path) }));
}

function conflictError(conflicts: readonly FieldConflict[]): StatusError {
  const causes: StatusCause[] = conflicts.map(conflict => ({
    reason: 'FieldManagerConflict',
    message: `conflict with ${conflict.with}`,
    field: conflict.field,
  }));
  const byManager = new Map<string, string[]>();
  for (const conflict of conflicts) {
    byManager.set(conflict.with, [
      ...(byManager.get(conflict.with) ?? []),
      conflict.field,
    ]);
  }
  const lines = [...byManager].map(([manager, fields]) =>
    fields.length === 1
      ? `conflict with ${manager}: ${fields[0]}`
      : `conflicts with ${manager}:\n${fields
          .map(field => `- ${field}`)
          .join('\n')}`,
  );
  const count =
    conflicts.length === 1 ? '1 conflict' : `${conflicts.length} conflicts`;
  return new StatusError({
    reason: 'Conflict',
    message: `Apply failed with ${count}: ${lines.join('\n')}`,
    details: { causes },
  });
}

function mergeApplied(current: Json | undefined, applied: Json): Json {
  if (!isJsonObject(applied)) return applied;
  const result: Record<string, Json> = isJsonObject(current)
    ? { ...current }
    : {};
  for (const [key, value] of Object.entries(applied)) {
    result[key] = Array.isArray(value)
      ? mergeList(key, result[key], value)
      : mergeApplied(result[key], value);
  }
  return result;
}

function mergeList(
  field: string,
  current: Json | undefined,
  applied: readonly Json[],
): Json {
  const present = Array.isArray(current) ? current : [];
  if (isSet(field)) return [...new Set([...present, ...applied])];
  const keys = listKeys(field, applied);
  if (!keys) return applied;
  const items = new Map<string, Json>();
  for (const item of present)
    if (isJsonObject(item)) items.set(itemKey(item, keys), item);
  for (const item of applied) {
    if (isJsonObject(item))
      items.set(
        itemKey(item, keys),
        mergeApplied(items.get(itemKey(item, keys)), item),
      );
  }
  return [...items.values()];
}
