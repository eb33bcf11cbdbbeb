import { isDeepStrictEqual } from 'node:util';
import { StatusError } from '../StatusError';
import { isJsonObject, Json } from './json';

interface Operation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
  readonly value?: Json;
}

/** RFC 6902. Throws BadRequest for a malformed patch and Invalid for one that does not fit the object. */
export function jsonPatch(target: Json, patch: Json): Json {
  if (!Array.isArray(patch))
    throw new StatusError({
      reason: 'BadRequest',
      message: 'a JSON patch is a list of operations',
    });
  return patch.reduce<Json>(
    (state, operation) => apply(state, readOperation(operation)),
    target,
  );
}

function readOperation(value: Json): Operation {
  if (
    !isJsonObject(value) ||
    typeof value.op !== 'string' ||
    typeof value.path !== 'string'
  ) {
    throw new StatusError({
      reason: 'BadRequest',
      message: 'an operation of a JSON patch needs "op" and "path"',
    });
  }
  const { op, path, from } = value;
  return {
    op,
    path,
    from: typeof from === 'string' ? from : undefined,
    value: value.value,
  };
}

function apply(state: Json, operation: Operation): Json {
  const { op, value = null, from } = operation;
  const path = pointer(operation.path);
  switch (op) {
    case 'add':
      return edit(state, path, { kind: 'add', value });
    case 'replace':
      read(state, path);
      return edit(state, path, { kind: 'replace', value });
    case 'remove':
      read(state, path);
      return edit(state, path, { kind: 'remove' });
    case 'copy':
      return edit(state, path, {
        kind: 'add',
        value: read(state, pointer(from ?? '')),
      });
    case 'move': {
      const source = pointer(from ?? '');
      const moved = read(state, source);
      return edit(edit(state, source, { kind: 'remove' }), path, {
        kind: 'add',
        value: moved,
      });
    }
    case 'test':
      if (!isDeepStrictEqual(read(state, path), value))
        throw misfit(`testing value ${operation.path} failed`);
      return state;
    default:
      throw new StatusError({
        reason: 'BadRequest',
        message: `unknown JSON patch operation "${op}"`,
      });
  }
}

type Edit =
  | { readonly kind: 'add' | 'replace'; readonly value: Json }
  | { readonly kind: 'remove' };

function edit(state: Json, path: readonly string[], change: Edit): Json {
  const [key, ...rest] = path;
  if (key === undefined) return change.kind === 'remove' ? null : change.value;
  if (Array.isArray(state)) return editList(state, key, rest, change);
  if (!isJsonObject(state))
    throw misfit(`there is no "${key}" in a plain value`);
  if (rest.length > 0) {
    if (!(key in state)) throw misfit(`the path "${key}" does not exist`);
    return { ...state, [key]: edit(state[key], rest, change) };
  }
  if (change.kind !== 'remove') return { ...state, [key]: change.value };
  const { [key]: _removed, ...kept } = state;
  return kept;
}

function editList(
  list: readonly Json[],
  key: string,
  rest: readonly string[],
  change: Edit,
): Json {
  const index = key === '-' ? list.length : Number(key);
  const beyond =
    change.kind === 'add' && rest.length === 0 ? list.length : list.length - 1;
  if (!Number.isInteger(index) || index < 0 || index > beyond)
    throw misfit(`there is no index ${key}`);
  if (rest.length > 0)
    return list.map((item, i) =>
      i === index ? edit(item, rest, change) : item,
    );
  if (change.kind === 'remove') return list.filter((_, i) => i !== index);
  return [
    ...list.slice(0, index),
    change.value,
    ...list.slice(change.kind === 'add' ? index : index + 1),
  ];
}

function read(state: Json, path: readonly string[]): Json {
  let value: Json | undefined = state;
  for (const key of path) {
    if (Array.isArray(value)) value = value[Number(key)];
    else value = isJsonObject(value) ? value[key] : undefined;
    if (value === undefined)
      throw misfit(`the path "/${path.join('/')}" does not exist`);
  }
  return value;
}

function pointer(text: string): readonly string[] {
  if (text === '') return [];
  return text
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function misfit(message: string): StatusError {
  return new StatusError({
    reason: 'Invalid',
    message: `the server rejected our request due to an error in our request: ${message}`,
  });
}
