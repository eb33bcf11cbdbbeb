import { Findings, RenderedFolder } from '../RenderedFolder';
import { runTool } from '../runTool';

/** By their files: many outputs have the same functions. */
const known = new Map<string, Findings>();

/** The functions for Lambda pass the tests that are written beside them. Nothing to say where there are none. */
export function checkFunctions({ path, files }: RenderedFolder): Findings {
  const functions = [...files].filter(([file]) =>
    file.startsWith('infrastructure/lambda/'),
  );
  const tests = functions
    .map(([file]) => file)
    .filter(file => file.endsWith('.test.js'));
  if (tests.length === 0) return [];
  const key = JSON.stringify(functions);
  const before = known.get(key);
  if (before) return before;
  const result = runTool({
    name: process.execPath,
    args: ['--test', ...tests],
    cwd: path,
  });
  const findings = result.ok ? [] : [result.said];
  known.set(key, findings);
  return findings;
}
