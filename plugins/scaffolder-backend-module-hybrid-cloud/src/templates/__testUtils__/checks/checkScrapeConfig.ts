import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { Findings, RenderedFolder } from '../RenderedFolder';
import { runTool } from '../runTool';

interface ScrapeConfig {
  readonly kubernetes_sd_configs?: readonly { readonly role?: string }[];
}

const ROLES = [
  'node',
  'service',
  'pod',
  'endpoints',
  'endpointslice',
  'ingress',
];

/**
 * A Prometheus configuration by promtool, which has to be installed. Some builds of it do not know discovery in Kubernetes:
 * its role is looked at here, and the rest of the job is checked without it.
 */
export function checkScrapeConfig(
  { files }: RenderedFolder,
  file: string,
): Findings {
  const config: { readonly scrape_configs: readonly ScrapeConfig[] } = parse(
    files.get(file) ?? 'scrape_configs: []',
  );
  if (config.scrape_configs.length === 0) return [`${file} scrapes nothing`];
  const roles = config.scrape_configs
    .flatMap(job => job.kubernetes_sd_configs ?? [])
    .filter(({ role }) => !ROLES.includes(role ?? ''))
    .map(
      ({ role }) => `${file}: ${role} is no role of discovery in Kubernetes`,
    );
  const scrape_configs = config.scrape_configs.map(
    ({ kubernetes_sd_configs: _, ...job }) => job,
  );
  const folder = mkdtempSync(join(tmpdir(), 'scrape-'));
  try {
    writeFileSync(
      join(folder, 'prometheus.yaml'),
      stringify({ ...config, scrape_configs }),
    );
    const result = runTool({
      name: 'promtool',
      args: ['check', 'config', '--syntax-only', 'prometheus.yaml'],
      cwd: folder,
    });
    return [...roles, ...(result.ok ? [] : [`${file}: ${result.said}`])];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
