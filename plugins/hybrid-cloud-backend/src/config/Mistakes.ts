import { InputError } from '@backstage/errors';
import { z } from 'zod';

interface Mistake {
  readonly path: string;
  readonly value: string;
  readonly expected: string;
}

/** Names of settings whose value must never be shown. */
const SECRET = /token|secret|password|url|externalid/i;

/** Collects every mistake in the configuration, so that one start tells of all of them. */
export class Mistakes {
  readonly #list: Mistake[] = [];

  add(path: string, value: unknown, expected: string): void {
    this.#list.push({ path, value: show(path, value), expected });
  }

  /** The parsed value, or undefined after its mistakes were noted. */
  parse<S extends z.ZodType>(
    root: string,
    schema: S,
    value: unknown,
  ): z.output<S> | undefined {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    for (const issue of result.error.issues) this.#addIssue(root, value, issue);
    return undefined;
  }

  /** Throws one InputError that lists all of them. */
  throwIfAny(): void {
    if (this.#list.length === 0) return;
    const lines = this.#list.map(
      m => `  ${m.path}: found ${m.value}, expected ${m.expected}`,
    );
    throw new InputError(
      `The configuration of the hybrid-cloud plugin has ${lines.length} ` +
        `mistake${lines.length === 1 ? '' : 's'}:\n${lines.join('\n')}`,
    );
  }

  #addIssue(root: string, value: unknown, issue: z.core.$ZodIssue): void {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const path = [...issue.path, key];
        this.add(join(root, path), lookUp(value, path), 'no such setting here');
      }
      return;
    }
    this.add(join(root, issue.path), lookUp(value, issue.path), issue.message);
  }
}

function join(root: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : `${text}.${String(key)}`,
    root,
  );
}

function lookUp(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined,
    value,
  );
}

function show(path: string, value: unknown): string {
  if (value === undefined) return 'nothing';
  if (SECRET.test(path.slice(path.lastIndexOf('.') + 1))) {
    return 'a value that is not shown';
  }
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 80 ? `${json.slice(0, 77)}...` : json;
}
