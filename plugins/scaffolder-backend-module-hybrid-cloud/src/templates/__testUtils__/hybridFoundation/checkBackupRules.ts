import { Findings, RenderedFolder } from '../RenderedFolder';
import { runTool } from '../runTool';

/** The rules of backups by promtool, with their own tests. */
export function checkBackupRules({ path }: RenderedFolder): Findings {
  return [
    ['check', 'rules', 'rules-backup.yaml'],
    ['test', 'rules', 'rules-backup.test.yaml'],
  ].flatMap(args => {
    const cwd = `${path}/deploy/backup`;
    const result = runTool({ name: 'promtool', args, cwd });
    return result.ok ? [] : [result.said];
  });
}
