import { isJsonObject, Json, JsonObject } from './json';
import { isSet, itemKey, listKeys } from './listKeys';

/**
 * Kubernetes' own patch: like a merge patch, but lists of identified items are merged item by item, and directives
 * (`$patch`, `$deleteFromPrimitiveList`, `$retainKeys`) take away. `$setElementOrder` only orders, and is passed over.
 */
export function strategicMergePatch(
  target: Json | undefined,
  patch: Json,
): Json {
  if (!isJsonObject(patch)) return patch;
  const { $patch: directive, ...fields } = patch;
  if (directive === 'replace') return fields;
  if (directive === 'delete') return {};
  const result: Record<string, Json> = isJsonObject(target)
    ? { ...target }
    : {};
  retainKeys(result, fields.$retainKeys);
  for (const [key, value] of Object.entries(fields)) {
    if (key === '$retainKeys' || key.startsWith('$setElementOrder/')) continue;
    if (key.startsWith('$deleteFromPrimitiveList/')) {
      removeValues(
        result,
        key.slice('$deleteFromPrimitiveList/'.length),
        value,
      );
    } else if (value === null) {
      delete result[key];
    } else {
      result[key] = mergeValue(key, result[key], value);
    }
  }
  return result;
}

function mergeValue(
  field: string,
  target: Json | undefined,
  patch: Json,
): Json {
  if (!Array.isArray(patch)) return strategicMergePatch(target, patch);
  const plain = patch.filter(item => !isDirective(item));
  const replaces = patch.some(
    item => isJsonObject(item) && item.$patch === 'replace',
  );
  const present = Array.isArray(target) && !replaces ? target : [];
  if (isSet(field)) return [...new Set([...present, ...plain])];
  const keys = listKeys(
    field,
    patch.filter(item => !replaces || !isDirective(item)),
  );
  return keys && !replaces ? mergeItems(present, patch, keys) : plain;
}

function mergeItems(
  present: readonly Json[],
  patch: readonly Json[],
  keys: readonly string[],
): Json {
  const items = new Map<string, Json>();
  for (const item of present)
    if (isJsonObject(item)) items.set(itemKey(item, keys), item);
  for (const item of patch) {
    if (!isJsonObject(item)) continue;
    const id = findId(items, item, keys);
    if (item.$patch === 'delete') items.delete(id);
    else items.set(id, strategicMergePatch(items.get(id), item));
  }
  return [...items.values()];
}

/** The first key field alone identifies here: a patch of a port need not repeat its protocol. */
function findId(
  items: ReadonlyMap<string, Json>,
  item: JsonObject,
  keys: readonly string[],
): string {
  const full = itemKey(item, keys);
  if (items.has(full)) return full;
  for (const [id, present] of items)
    if (isJsonObject(present) && present[keys[0]] === item[keys[0]]) return id;
  return full;
}

function isDirective(item: Json): boolean {
  return isJsonObject(item) && item.$patch !== undefined;
}

function retainKeys(
  result: Record<string, Json>,
  kept: Json | undefined,
): void {
  if (!Array.isArray(kept)) return;
  for (const key of Object.keys(result))
    if (!kept.includes(key)) delete result[key];
}

function removeValues(
  result: Record<string, Json>,
  field: string,
  values: Json,
): void {
  const present = result[field];
  if (Array.isArray(present) && Array.isArray(values))
    result[field] = present.filter(item => !values.includes(item));
}
