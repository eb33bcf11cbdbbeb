import { parse } from 'yaml';
import { at } from '../at';
import { checkKubernetesFields } from '../checks/checkKubernetesFields';
import { buildManifests, Manifest } from '../checks/checkManifests';
import { Findings, RenderedFolder } from '../RenderedFolder';
import { FormValues } from '../TemplateRenderer';

/** What runs pods, and the way to their template. */
const PODS: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['template'],
  StatefulSet: ['template'],
  DaemonSet: ['template'],
  CronJob: ['jobTemplate', 'spec', 'template'],
};

const MONITORING = [
  'StatefulSet prometheus',
  'StatefulSet alertmanager',
  'Deployment grafana',
  'Deployment pushgateway',
  'DaemonSet node-exporter',
  'CronJob snapshot',
  'ServiceAccount act',
  'ClusterRole hybrid-cloud-observers',
  'ClusterRole hybrid-cloud-actors',
];

/** Both sites build; every field is known; pods are locked down; each site has what it needs, and a limit where it grows. */
export function checkClusters(options: {
  readonly folder: RenderedFolder;
  readonly values: FormValues;
}): Findings {
  const { folder, values } = options;
  const home = String(values.home);
  return ['aws', home].flatMap(site => {
    const manifests = buildManifests(folder, `deploy/sites/${site}`);
    const names = manifests.map(
      ({ kind, metadata }) => `${kind} ${metadata.name}`,
    );
    return [
      ...manifests.flatMap(checkKubernetesFields),
      ...manifests.flatMap(podFindings),
      ...expected(site, values)
        .filter(name => !names.includes(name))
        .map(name => `has no ${name}`),
      ...siteFindings(manifests, site, values),
    ].map(finding => `${site}: ${finding}`);
  });
}

function expected(site: string, values: FormValues): readonly string[] {
  const home = String(values.home);
  if (site === home) return [...MONITORING, 'ServiceAccount observe'];
  return [
    ...MONITORING,
    'NodePool shared',
    'EC2NodeClass default',
    'StorageClass gp3',
    ...(values.replication === 'none'
      ? []
      : [
          'CronJob dump-aws',
          `CronJob dump-${home}`,
          `CronJob sync-aws-to-${home}`,
          `CronJob sync-${home}-to-aws`,
        ]),
  ];
}

function podFindings({ kind, metadata, spec }: Manifest): Findings {
  const way = PODS[kind];
  if (!way) return [];
  const pod = at(spec, ...way, 'spec');
  const containers = ['initContainers', 'containers'].flatMap(key =>
    Object.values(at(pod, key) ?? {}),
  );
  const must: readonly (readonly [string, boolean])[] = [
    ['no root', at(pod, 'securityContext', 'runAsNonRoot') === true],
    [
      'a pinned image in every container',
      containers.every(one =>
        /:v?\d+\.\d+\.\d+|:\d+\.\d+-/.test(String(at(one, 'image'))),
      ),
    ],
    [
      'a read-only root file system',
      containers.every(
        one => at(one, 'securityContext', 'readOnlyRootFilesystem') === true,
      ),
    ],
    [
      'requests and a limit of memory',
      containers.every(
        one =>
          at(one, 'resources', 'requests', 'cpu') !== undefined &&
          at(one, 'resources', 'limits', 'memory') !== undefined,
      ),
    ],
  ];
  return must
    .filter(([, kept]) => !kept)
    .map(([what]) => `${kind} ${metadata.name} lacks ${what}`);
}

function siteFindings(
  manifests: readonly Manifest[],
  site: string,
  values: FormValues,
): Findings {
  const config = (prefix: string) =>
    at(
      manifests.find(
        ({ kind, metadata }) =>
          kind === 'ConfigMap' && metadata.name.startsWith(prefix),
      ),
      'data',
    );
  const find = (kind: string) => manifests.find(one => one.kind === kind)?.spec;
  const rules = at(config('prometheus-'), 'rules-backup.yaml');
  const machines = parse(String(at(config('prometheus-'), 'machines.yaml')));
  const must: readonly (readonly [string, boolean])[] = [
    ['its name in SITE', at(config('site-'), 'SITE') === site],
    [
      'the rules of backups where the backups are',
      (rules !== undefined) ===
        (site === 'aws' && values.replication !== 'none'),
    ],
    ['machines only at home', machines.length > 0 === (site !== 'aws')],
    [
      'an end to what Karpenter adds',
      site !== 'aws' ||
        (at(find('NodePool'), 'limits', 'cpu') ===
          String(values.karpenterCpu) &&
          at(find('NodePool'), 'limits', 'memory') ===
            `${values.karpenterMemory}Gi`),
    ],
    [
      'nodes that do not tell pods their credentials',
      site !== 'aws' ||
        at(find('EC2NodeClass'), 'metadataOptions', 'httpTokens') ===
          'required',
    ],
  ];
  return must.filter(([, kept]) => !kept).map(([what]) => `lacks ${what}`);
}
