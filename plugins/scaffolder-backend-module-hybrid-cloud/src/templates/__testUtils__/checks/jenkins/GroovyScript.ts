import { spawnSync } from 'node:child_process';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

/** A text as Groovy reads it, or code. */
export type GroovyValue =
  | { readonly text: string; readonly interpolated: boolean }
  | { readonly code: string };

interface StatementBase {
  readonly line: number;
  /** What stands inside: arguments, right-hand sides. */
  readonly inner: readonly GroovyStatement[];
}
export type GroovyStatement = StatementBase &
  (
    | {
        readonly kind: 'call';
        readonly name: string;
        /** What it is called on, when it is. */
        readonly on?: string;
        readonly given: readonly {
          readonly key?: string;
          readonly value: GroovyValue;
        }[];
        /** Its closure, when it has one. */
        readonly body?: readonly GroovyStatement[];
      }
    | {
        readonly kind: 'assignment';
        readonly name: string;
        readonly value: GroovyValue;
      }
    | { readonly kind: 'other'; readonly value: GroovyValue }
  );
export type GroovyCall = Extract<GroovyStatement, { readonly kind: 'call' }>;

export interface GroovyScript {
  readonly path: string;
  readonly errors: readonly { readonly line: number; readonly text: string }[];
  readonly statements: readonly GroovyStatement[];
}

const SCRIPT = resolvePackagePath(
  '@hybrid-cloud-portal/backstage-plugin-scaffolder-backend-module-hybrid-cloud',
  'src/templates/__testUtils__/checks/jenkins/parseGroovy.cjs',
);

/** All of them in one process. Throws when the parser itself does not run. */
export function parseGroovy(
  files: readonly { readonly path: string; readonly data: string }[],
): readonly GroovyScript[] {
  const done = spawnSync(process.execPath, [SCRIPT], {
    input: JSON.stringify(files),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
    timeout: 60_000,
  });
  if (done.status !== 0) {
    throw new Error(`the Groovy parser did not run: ${done.stderr}`);
  }
  return JSON.parse(done.stdout);
}

/** Every call, however deep. */
export function callsIn(
  statements: readonly GroovyStatement[],
): readonly GroovyCall[] {
  return statements.flatMap(statement => [
    ...(statement.kind === 'call' ? [statement] : []),
    ...callsIn(statement.inner),
    ...(statement.kind === 'call' ? callsIn(statement.body ?? []) : []),
  ]);
}

/** The text given first, or under a name; undefined when it is none. */
export function textGiven(call: GroovyCall, key?: string): string | undefined {
  const found = call.given.find(each => each.key === key)?.value;
  return found && 'text' in found ? found.text : undefined;
}
