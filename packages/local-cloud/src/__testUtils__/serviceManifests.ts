import { KubernetesObject } from '@kubernetes/client-node';

export interface ServiceManifestOptions {
  readonly name: string;
  readonly namespace: string;
  /** The site's own part: a port of every node, or a TargetGroupBinding. */
  readonly site:
    | { readonly kind: 'node-port'; readonly nodePort: number }
    | { readonly kind: 'binding'; readonly targetGroupName: string };
  readonly image?: string;
}

/** A manifest has more than every object has; clients pass it on as it is. */
export type Manifest = KubernetesObject & Readonly<Record<string, unknown>>;

const manifest = (
  apiVersion: string,
  kind: string,
  metadata: KubernetesObject['metadata'],
  rest: Readonly<Record<string, unknown>> = {},
): Manifest => ({ apiVersion, kind, metadata, ...rest });

/** What a platform team applies before a service's pipeline may run. */
export function platformManifests(namespace: string): readonly Manifest[] {
  const own = { name: 'deployers', namespace };
  return [
    manifest('v1', 'Namespace', {
      name: namespace,
      labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
    }),
    manifest('rbac.authorization.k8s.io/v1', 'Role', own, {
      rules: [{ apiGroups: [''], resources: ['services'], verbs: ['get'] }],
    }),
    manifest('rbac.authorization.k8s.io/v1', 'RoleBinding', own, {
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'Role',
        name: 'deployers',
      },
      subjects: [
        {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'Group',
          name: 'deployers',
        },
      ],
    }),
  ];
}

/** What a scaffolded service's overlays come to, site by site. */
export function serviceManifests(
  options: ServiceManifestOptions,
): readonly Manifest[] {
  const { name, namespace, site } = options;
  const own = {
    name,
    namespace,
    labels: { app: name, 'backstage.io/kubernetes-id': name },
  };
  const selector = { matchLabels: { app: name } };
  const http = { name: 'http', port: 80, targetPort: 'http' };
  const exposed =
    site.kind === 'node-port'
      ? { type: 'NodePort', ports: [{ ...http, nodePort: site.nodePort }] }
      : { ports: [http] };
  return [
    manifest('v1', 'ServiceAccount', own, {
      automountServiceAccountToken: false,
      imagePullSecrets: [{ name: 'registry-pull' }],
    }),
    manifest('v1', 'ConfigMap', { ...own, name: 'site' }, { data: { A: 'b' } }),
    manifest('apps/v1', 'Deployment', own, {
      spec: {
        selector,
        strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
        template: podTemplate(options),
      },
    }),
    manifest('v1', 'Service', own, {
      spec: { selector: selector.matchLabels, ...exposed },
    }),
    manifest('autoscaling/v2', 'HorizontalPodAutoscaler', own, {
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
        minReplicas: 2,
        maxReplicas: 6,
        metrics: [
          {
            type: 'Resource',
            resource: {
              name: 'cpu',
              target: { type: 'Utilization', averageUtilization: 70 },
            },
          },
        ],
      },
    }),
    manifest('policy/v1', 'PodDisruptionBudget', own, {
      spec: { maxUnavailable: 1, selector },
    }),
    manifest('networking.k8s.io/v1', 'NetworkPolicy', own, {
      spec: { podSelector: selector, policyTypes: ['Ingress'] },
    }),
    ...(site.kind === 'binding' ? [binding(options, site)] : []),
  ];
}

function podTemplate({ name, image }: ServiceManifestOptions) {
  return {
    metadata: { labels: { app: name, 'backstage.io/kubernetes-id': name } },
    spec: {
      serviceAccountName: name,
      containers: [
        {
          name: 'service',
          image: image ?? `ghcr.io/campus/${name}:1.0.0`,
          ports: [{ name: 'http', containerPort: 8080 }],
          resources: {
            requests: { cpu: '250m', memory: '192Mi' },
            limits: { memory: '384Mi' },
          },
          startupProbe: {
            httpGet: { path: '/healthz', port: 'http' },
            periodSeconds: 2,
          },
          readinessProbe: {
            httpGet: { path: '/readyz', port: 'http' },
            periodSeconds: 5,
          },
        },
      ],
    },
  };
}

function binding(
  { name, namespace }: ServiceManifestOptions,
  {
    targetGroupName,
  }: Extract<ServiceManifestOptions['site'], { kind: 'binding' }>,
): Manifest {
  return manifest(
    'elbv2.k8s.aws/v1beta1',
    'TargetGroupBinding',
    { name, namespace },
    {
      spec: {
        targetType: 'ip',
        serviceRef: { name, port: 'http' },
        targetGroupName,
      },
    },
  );
}
