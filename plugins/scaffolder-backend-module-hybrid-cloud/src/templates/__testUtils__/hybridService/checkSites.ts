import { at } from '../at';
import { checkIstioFields } from '../checks/checkIstioFields';
import { checkKubernetesFields } from '../checks/checkKubernetesFields';
import { buildManifests, Manifest } from '../checks/checkManifests';
import { Findings, RenderedFolder } from '../RenderedFolder';
import { FormValues } from '../TemplateRenderer';

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
  readonly values: FormValues;
}): Findings {
  const { folder, values } = options;
  const home = String(values.home);
  const migratesOn = values.writer === 'home' ? home : values.writer;
  const isBalanced = values.traffic !== 'istio';
  return [
    ...[home, 'aws'].flatMap(site => {
      const manifests = buildManifests(folder, `deploy/overlays/${site}`);
      const platform = buildManifests(folder, `deploy/platform/${site}`);
      const find = (kind: string) => manifests.find(one => one.kind === kind);
      const expected = [
        ...KINDS,
        ...(site === 'aws' && isBalanced ? ['TargetGroupBinding'] : []),
        ...(migratesOn === site ? ['Job'] : []),
        ...(site === 'nhn' && values.database !== 'none' ? ['CronJob'] : []),
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
        ...deploymentFindings(find('Deployment'), imageOf(values)),
        ...wayIn(find('Service'), isBalanced && site !== 'aws'),
        ...(site === 'aws' && !platform.some(one => one.kind === 'NodePool')
          ? ['no NodePool']
          : []),
      ].map(finding => `${site}: ${finding}`);
    }),
    ...(isBalanced ? [] : meshFindings(folder, values)),
  ];
}

function imageOf(values: FormValues): string {
  const owner =
    values.registry === 'ghcr' ? 'ghcr.io/campus' : 'harbor.example.org/campus';
  return `${owner}/exam-enrol`;
}

function wayIn(service: Manifest | undefined, byNodePort: boolean): Findings {
  const port = at(service?.spec, 'ports', 0, 'nodePort');
  const expected = byNodePort ? 30080 : undefined;
  return port === expected ? [] : [`Service has the node port ${port}`];
}

/** ONE route shares the traffic, and each of its subsets is one that the mesh knows by its cluster. */
function meshFindings(folder: RenderedFolder, values: FormValues): Findings {
  const manifests = buildManifests(folder, 'deploy/traffic');
  const find = (kind: string) =>
    manifests.find(
      one => one.kind === kind && one.metadata.name === 'exam-enrol',
    );
  const http = [at(find('VirtualService')?.spec, 'http')].flat();
  const routes = [at(http[0], 'route')].flat();
  const weights = Object.fromEntries(
    routes.map(one => [at(one, 'destination', 'subset'), at(one, 'weight')]),
  );
  const subsets = [at(find('DestinationRule')?.spec, 'subsets')].flat();
  const share = Number(values.homeShare);
  const wanted = { [String(values.home)]: share, aws: 100 - share };
  return [
    ...checkIstioFields(manifests),
    ...(http.length === 1 ? [] : ['the traffic has more than one route']),
    ...(JSON.stringify(weights) === JSON.stringify(wanted)
      ? []
      : [`the weights are ${JSON.stringify(weights)}`]),
    ...subsets
      .filter(
        one =>
          at(one, 'labels', 'topology.istio.io/cluster') !== at(one, 'name'),
      )
      .map(one => `subset ${at(one, 'name')} is no cluster`),
  ].map(finding => `mesh: ${finding}`);
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
