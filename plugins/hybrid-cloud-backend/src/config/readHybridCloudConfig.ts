import { Config } from '@backstage/config';
import {
  AwsAccountConfig,
  ClusterConnection,
  HybridCloudConfig,
  SiteConfig,
} from './HybridCloudConfig';
import { Mistakes } from './Mistakes';
import { readClusters } from './readClusters';
import { HybridCloudInput, hybridCloudSchema, SiteInput } from './schema';

const ROOT = 'hybridCloud';
/** The probe has to answer well within a tick of the suspects' loop. */
const PROBE_TIMEOUT_SECONDS = 1.5;

/**
 * Reads `hybridCloud` (and the clusters it names in `kubernetes`) once, into a frozen value. Throws one InputError
 * that lists every mistake with its path, the value found and what was expected; secrets are not in it.
 */
export function readHybridCloudConfig(config: Config): HybridCloudConfig {
  const mistakes = new Mistakes();
  const raw = config.getOptional(ROOT) ?? {};
  const input = mistakes.parse(ROOT, hybridCloudSchema, raw);
  if (!input) {
    mistakes.throwIfAny();
    throw new Error('a refused configuration has at least one mistake');
  }
  checkUnique(input, mistakes);
  checkAccounts(input, mistakes);
  const clusters = readClusters({
    config,
    mistakes,
    wanted: new Set(
      input.sites.flatMap(s => (usesNamedCluster(s) ? [s.cluster] : [])),
    ),
    region: name => input.sites.find(s => s.cluster === name)?.region,
  });
  const sites = input.sites.map((site, i) =>
    toSite({ site, path: `${ROOT}.sites[${i}]`, clusters, mistakes }),
  );
  mistakes.throwIfAny();
  const { tick, aws, queues, automation, ingest, ages, ceilings } = input;
  return deepFreeze({
    tick,
    sites,
    aws,
    queues,
    automation,
    ingest,
    ages,
    ceilings,
  });
}

function usesNamedCluster(
  site: SiteInput,
): site is SiteInput & { cluster: string } {
  return site.cluster !== undefined && !site.kubeconfig && !site.inCluster;
}

function toSite(options: {
  readonly site: SiteInput;
  readonly path: string;
  readonly clusters: ReadonlyMap<string, ClusterConnection>;
  readonly mistakes: Mistakes;
}): SiteConfig {
  const { site } = options;
  return {
    id: site.id,
    title: site.title ?? site.id,
    provider: site.provider,
    cluster: hasCluster(site) ? site.cluster ?? site.id : undefined,
    connection: connectionOf(options),
    actToken: site.actServiceAccountToken,
    observeOnly: site.observeOnly,
    account: site.account,
    region: site.region,
    reserveNodes: site.reserveNodes?.selector,
    monitoringNodes: site.monitoringNodes.selector,
    probe: {
      via: site.probe.via,
      timeoutMilliseconds: Math.round(
        (site.probe.timeout ?? PROBE_TIMEOUT_SECONDS) * 1000,
      ),
    },
  };
}

function hasCluster(site: SiteInput): boolean {
  return Boolean(site.cluster || site.kubeconfig || site.inCluster);
}

function connectionOf(options: {
  readonly site: SiteInput;
  readonly path: string;
  readonly clusters: ReadonlyMap<string, ClusterConnection>;
  readonly mistakes: Mistakes;
}): ClusterConnection | undefined {
  const { site, path, clusters, mistakes } = options;
  const name = site.cluster ?? site.id;
  if (site.kubeconfig) return { kind: 'kubeconfig', name, ...site.kubeconfig };
  if (site.inCluster) return { kind: 'in-cluster', name };
  if (!site.cluster) return undefined;
  const connection = clusters.get(site.cluster);
  if (!connection) {
    mistakes.add(
      `${path}.cluster`,
      site.cluster,
      'the name of a well-formed cluster in kubernetes.clusterLocatorMethods of type config, or a kubeconfig',
    );
  }
  return connection;
}

function checkUnique(input: HybridCloudInput, mistakes: Mistakes): void {
  const lists: readonly [string, readonly string[]][] = [
    ['sites', input.sites.map(s => s.id)],
    ['queues', input.queues.map(q => q.id)],
    ['aws.accounts', input.aws.accounts.map(a => `${a.accountId} ${a.region}`)],
  ];
  for (const [name, ids] of lists) {
    ids.forEach((id, i) => {
      if (ids.indexOf(id) !== i) {
        mistakes.add(`${ROOT}.${name}[${i}]`, id, 'one that is not listed yet');
      }
    });
  }
}

function checkAccounts(input: HybridCloudInput, mistakes: Mistakes): void {
  const known = (site: SiteInput) =>
    input.aws.accounts.some(
      (a: AwsAccountConfig) =>
        a.accountId === site.account &&
        (site.region === undefined || a.region === site.region),
    );
  input.sites.forEach((site, i) => {
    if (site.account !== undefined && !known(site)) {
      mistakes.add(
        `${ROOT}.sites[${i}].account`,
        site.account,
        'an account (and region) listed in hybridCloud.aws.accounts',
      );
    }
  });
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
