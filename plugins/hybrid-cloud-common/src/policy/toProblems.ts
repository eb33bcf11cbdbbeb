import { z } from 'zod';
import { SpecProblem } from '../api';
import { hybridSpecJsonSchema, JsonSchema } from './hybridSpecJsonSchema';

type Path = readonly PropertyKey[];

/** A part of an entity that has a schema. */
export interface SchemedPart {
  /** Where it stands in the entity, such as `spec.hybrid`. */
  readonly at: string;
  jsonSchema(): JsonSchema;
}

const HYBRID: SchemedPart = {
  at: 'spec.hybrid',
  jsonSchema: hybridSpecJsonSchema,
};

/** `spec.hybrid.sites[1].baseWeight` */
export function formatPath(path: Path, at: string = HYBRID.at): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : `${text}.${String(key)}`,
    at,
  );
}

/** The value as it stands in the YAML, cut to what fits a line. */
export function formatValue(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      at !== null && typeof at === 'object'
        ? Object.entries(at).find(([name]) => name === String(key))?.[1]
        : undefined,
    root,
  );
}

function branches(schema: JsonSchema | undefined): readonly JsonSchema[] {
  if (!schema) return [];
  return [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
}

/** Keys that may stand at a path, from the schema itself, so that the hint is never behind it. */
function knownKeys(part: SchemedPart, path: Path): readonly string[] {
  const at = path.reduce<readonly JsonSchema[]>(
    (schemas, key) =>
      schemas.flatMap(schema =>
        branches(
          typeof key === 'number'
            ? schema.items
            : schema.properties?.[String(key)],
        ),
      ),
    branches(part.jsonSchema()),
  );
  return [...new Set(at.flatMap(s => Object.keys(s.properties ?? {})))];
}

/** Levenshtein distance: how many letters away from a known key a mistyped one is. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + change);
    }
    row = next;
  }
  return row[b.length];
}

function unknownKey(options: {
  readonly part: SchemedPart;
  readonly root: unknown;
  readonly path: Path;
  readonly key: string;
}): SpecProblem {
  const { part, root, path, key } = options;
  const known = knownKeys(part, path);
  const nearest = known
    .map(k => ({ k, d: distance(k.toLowerCase(), key.toLowerCase()) }))
    .sort((a, b) => a.d - b.d)[0];
  const hint = nearest && nearest.d <= 3 ? `; did you mean ${nearest.k}?` : '';
  return {
    path: formatPath([...path, key], part.at),
    value: formatValue(valueAt(root, [...path, key])),
    expected: `one of ${known.join(', ')}${hint}`,
  };
}

/** What zod found in a part of an entity (default: `spec.hybrid`), as problems its owner can read. */
export function toProblems(
  root: unknown,
  issues: readonly z.core.$ZodIssue[],
  part: SchemedPart = HYBRID,
): readonly SpecProblem[] {
  return issues.flatMap(issue =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(key => unknownKey({ part, root, path: issue.path, key }))
      : [
          {
            path: formatPath(issue.path, part.at),
            value: formatValue(valueAt(root, issue.path)),
            expected: issue.message,
          },
        ],
  );
}
