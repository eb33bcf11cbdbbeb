import { Findings, RenderedFolder } from '../RenderedFolder';
import { runTool } from '../runTool';

/** Shell scripts by shellcheck, which has to be installed. */
export function checkShell({ path, files }: RenderedFolder): Findings {
  const scripts = [...files.keys()].filter(file => file.endsWith('.sh'));
  if (scripts.length === 0) return [];
  const result = runTool({ name: 'shellcheck', args: scripts, cwd: path });
  return result.ok ? [] : [result.said];
}
