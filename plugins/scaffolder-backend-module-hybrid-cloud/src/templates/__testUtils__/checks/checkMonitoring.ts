import { Findings, RenderedFolder } from '../RenderedFolder';
import { hasTool, runTool } from '../runTool';

const TOOLS = [
  ['promtool', 'check', 'rules', 'rules.yaml'],
  ['promtool', 'test', 'rules', 'rules.test.yaml'],
  ['amtool', 'check-config', 'alertmanager.yaml'],
] as const;

/** Prometheus rules by promtool, with their own tests, and the Alertmanager routes by amtool: whichever is installed, on the files that are there. */
export function checkMonitoring({ path, files }: RenderedFolder): Findings {
  return TOOLS.filter(
    ([name, ...args]) =>
      hasTool(name) && files.has(`deploy/monitoring/${args[args.length - 1]}`),
  ).flatMap(([name, ...args]) => {
    const result = runTool({ name, args, cwd: `${path}/deploy/monitoring` });
    return result.ok ? [] : [result.said];
  });
}
