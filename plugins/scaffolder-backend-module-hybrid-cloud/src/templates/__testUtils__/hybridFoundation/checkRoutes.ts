import { parse } from 'yaml';
import { Findings, RenderedFolder } from '../RenderedFolder';
import { runTool } from '../runTool';

const FILE = 'deploy/monitoring/alertmanager.yaml';

/** By amtool: alerts of every severity reach every receiver that there is. */
export function checkRoutes({ path, files }: RenderedFolder): Findings {
  const config: { readonly receivers: readonly { readonly name: string }[] } =
    parse(files.get(FILE) ?? '');
  const all = config.receivers.map(({ name }) => name).sort();
  return ['critical', 'warning'].flatMap(severity => {
    const result = runTool({
      name: 'amtool',
      args: [
        ...['config', 'routes', 'test', '--config.file', FILE],
        ...['alertname=InstanceDown', `severity=${severity}`, 'site=aws'],
      ],
      cwd: path,
    });
    if (!result.ok) return [result.said];
    const reached = result.stdout.trim().split(',').sort();
    return reached.join() === all.join()
      ? []
      : [`${FILE}: ${severity} reaches ${reached}; expected ${all}`];
  });
}
