import { Findings, RenderedFolder } from '../RenderedFolder';
import { runTool } from '../runTool';

const COMMANDS = [
  ['test', 'rules', 'deploy/monitoring/rules-age.test.yaml'],
  ['check', 'rules', 'deploy/backup/rules-backup.yaml'],
  ['test', 'rules', 'deploy/backup/rules-backup.test.yaml'],
] as const;

/** The rules about the age of snapshots and backups by promtool, with their own tests: those of them that an output has. */
export function checkAgeRules({ path, files }: RenderedFolder): Findings {
  return COMMANDS.filter(args => files.has(args[2])).flatMap(args => {
    const result = runTool({ name: 'promtool', args, cwd: path });
    return result.ok ? [] : [result.said];
  });
}
