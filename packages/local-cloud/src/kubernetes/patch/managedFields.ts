import { ManagedFieldsEntry } from '../objects/KubeObject';
import { changedPaths, fromFieldsV1, toFieldsV1 } from './FieldSet';
import { JsonObject } from './json';

export interface Writer {
  readonly manager: string;
  readonly operation: 'Apply' | 'Update';
  readonly apiVersion: string;
  readonly subresource?: string;
  /** RFC 3339. */
  readonly time: string;
}

/** Ownership after a write that was not an apply: what changed is the writer's, and nobody else's any more. */
export function afterUpdate(options: {
  readonly entries: readonly ManagedFieldsEntry[];
  readonly before: JsonObject;
  readonly next: JsonObject;
  readonly writer: Writer;
}): readonly ManagedFieldsEntry[] {
  const { entries, before, next, writer } = options;
  const { set, removed } = changedPaths(before, next);
  if (set.size === 0 && removed.size === 0) return entries;
  const lost = new Set([...set, ...removed]);
  const others = entries
    .filter(entry => !isSame(entry, writer))
    .flatMap(entry => without(entry, lost));
  const own = entries.find(entry => isSame(entry, writer));
  const paths = new Set(
    [...(own ? fromFieldsV1(own.fieldsV1) : [])].filter(
      path => !removed.has(path),
    ),
  );
  for (const path of set) paths.add(path);
  return paths.size > 0 ? [...others, entryOf(writer, paths)] : others;
}

/** The entry with these paths taken out; none when nothing is left of it. */
export function without(
  entry: ManagedFieldsEntry,
  paths: ReadonlySet<string>,
): readonly ManagedFieldsEntry[] {
  const held = fromFieldsV1(entry.fieldsV1);
  const kept = [...held].filter(path => !paths.has(path));
  if (kept.length === held.size) return [entry];
  return kept.length > 0 ? [{ ...entry, fieldsV1: toFieldsV1(kept) }] : [];
}

export function entryOf(
  writer: Writer,
  paths: Iterable<string>,
): ManagedFieldsEntry {
  const { manager, operation, apiVersion, subresource, time } = writer;
  return {
    manager,
    operation,
    apiVersion,
    time,
    fieldsType: 'FieldsV1',
    fieldsV1: toFieldsV1(paths),
    ...(subresource ? { subresource } : {}),
  };
}

export function isSame(entry: ManagedFieldsEntry, writer: Writer): boolean {
  return (
    entry.manager === writer.manager &&
    entry.operation === writer.operation &&
    entry.subresource === writer.subresource
  );
}
