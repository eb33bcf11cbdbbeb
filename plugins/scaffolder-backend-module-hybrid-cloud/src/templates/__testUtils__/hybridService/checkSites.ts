import { at } from '../at';
import { checkKubernetesFields } from '../checks/checkKubernetesFields';
import { buildManifests, Manifest } from '../checks/checkManifests';
import { Findings, RenderedFolder } from '../RenderedFolder';

const KINDS = [
  'Deployment',
  'Service',
  'ServiceAccount',
  'HorizontalPodAutoscaler',
  'PodDisruptionBudget',
  'NetworkPolicy',
  'ConfigMap',
];

/** Both sites build, and each has what lets it take everything: probes, limits, spread, scaling and a way in. */
export function checkSites(options: {
  readonly folder: RenderedFolder;
  readonly home: string;
  readonly image: string;
  readonly migratesOn: string | undefined;
}): Findings {
  return [options.home, 'aws'].flatMap(site => {
    const manifests = buildManifests(options.folder, `deploy/overlays/${site}`);
    const platform = buildManifests(options.folder, `deploy/platform/${site}`);
    const find = (kind: string) => manifests.find(one => one.kind === kind);
    const expected = [
      ...KINDS,
      ...(site === 'aws' ? ['TargetGroupBinding'] : []),
      ...(options.migratesOn === site ? ['Job'] : []),
    ];
    const kinds = manifests.map(manifest => manifest.kind).sort();
    return [
      ...(kinds.join() === [...expected].sort().join()
        ? []
        : [`has ${kinds.join(', ')}; expected ${expected.join(', ')}`]),
      ...manifests
        .filter(({ metadata }) => metadata.namespace !== 'enrolment')
        .map(({ kind }) => `${kind} is not in the namespace`),
      ...[...manifests, ...platform].flatMap(checkKubernetesFields),
      ...deploymentFindings(find('Deployment'), options.image),
      ...wayIn(find('Service'), site),
      ...(site === 'aws' && !platform.some(one => one.kind === 'NodePool')
        ? ['no NodePool']
        : []),
    ].map(finding => `${site}: ${finding}`);
  });
}

function wayIn(service: Manifest | undefined, site: string): Findings {
  const port = at(service?.spec, 'ports', 0, 'nodePort');
  const expected = site === 'aws' ? undefined : 30080;
  return port === expected ? [] : [`Service has the node port ${port}`];
}

function deploymentFindings(
  deployment: Manifest | undefined,
  image: string,
): Findings {
  const pod = at(deployment?.spec, 'template', 'spec');
  const container = at(pod, 'containers', 0);
  const account = at(pod, 'serviceAccountName');
  const must: readonly (readonly [string, unknown])[] = [
    ['the image', at(container, 'image') === `${image}:unreleased`],
    ['requests', at(container, 'resources', 'requests', 'cpu')],
    ['a limit of memory', at(container, 'resources', 'limits', 'memory')],
    ['a startup probe', at(container, 'startupProbe', 'httpGet', 'path')],
    ['a liveness probe', at(container, 'livenessProbe', 'httpGet', 'path')],
    [
      'a readiness probe',
      at(container, 'readinessProbe', 'httpGet', 'path') === '/readyz',
    ],
    ['no root', at(pod, 'securityContext', 'runAsNonRoot') === true],
    [
      'a root file system that is read only',
      at(container, 'securityContext', 'readOnlyRootFilesystem') === true,
    ],
    ['a spread over nodes and zones', at(pod, 'topologySpreadConstraints', 1)],
    ['no number of replicas', at(deployment?.spec, 'replicas') === undefined],
    ['its own account', account === deployment?.metadata.name],
    [
      'the same labels on pods and in the selector',
      at(deployment?.spec, 'selector', 'matchLabels', 'app') ===
        at(deployment?.spec, 'template', 'metadata', 'labels', 'app'),
    ],
  ];
  return must
    .filter(([, kept]) => !kept)
    .map(([what]) => `Deployment lacks ${what}`);
}
