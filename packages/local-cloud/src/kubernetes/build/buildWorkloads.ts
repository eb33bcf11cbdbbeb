import { DeploymentSpec, HpaSpec, ServiceSpec } from '../ClusterEstate';
import { HorizontalPodAutoscaler } from '../objects/HorizontalPodAutoscaler';
import { KubeObject, StringMap, Unstored } from '../objects/KubeObject';
import { Deployment, Service } from '../objects/workloads';
import { formatBytes, formatCores } from '../quantity';

export function buildDeployment(spec: DeploymentSpec): Unstored<Deployment> {
  const { namespace, name, labels, annotations } = spec;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      namespace,
      name,
      labels,
      ...(annotations ? { annotations } : {}),
    },
    spec: {
      replicas: spec.replicas,
      selector: { matchLabels: labels },
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' },
      },
      template: {
        metadata: { labels, ...(annotations ? { annotations } : {}) },
        spec: {
          containers: [
            {
              name,
              image: spec.image,
              ports: [
                {
                  name: 'http',
                  containerPort: spec.containerPort,
                  protocol: 'TCP',
                },
              ],
              resources: {
                requests: {
                  cpu: formatCores(spec.requestCores),
                  memory: formatBytes(spec.requestBytes),
                },
                ...(spec.limitBytes
                  ? { limits: { memory: formatBytes(spec.limitBytes) } }
                  : {}),
              },
              readinessProbe: {
                httpGet: { path: '/healthz', port: 'http' },
                initialDelaySeconds: spec.startupSeconds,
                periodSeconds: 5,
              },
            },
          ],
          restartPolicy: 'Always',
          schedulerName: 'default-scheduler',
          terminationGracePeriodSeconds: 30,
          ...(spec.nodeSelector ? { nodeSelector: spec.nodeSelector } : {}),
          ...(spec.tolerations
            ? {
                tolerations: spec.tolerations.map(toleration => ({
                  operator: 'Equal' as const,
                  ...toleration,
                })),
              }
            : {}),
        },
      },
    },
  };
}

/** `labels` are those of the Deployment it scales, as one chart gives them to all its objects. */
export function buildAutoscaler(
  spec: HpaSpec,
  labels: StringMap,
): Unstored<HorizontalPodAutoscaler> {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { namespace: spec.namespace, name: spec.name, labels },
    spec: {
      scaleTargetRef: {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name: spec.deployment,
      },
      minReplicas: spec.minReplicas,
      maxReplicas: spec.maxReplicas,
      metrics: [
        {
          type: 'Resource',
          resource: {
            name: 'cpu',
            target: {
              type: 'Utilization',
              averageUtilization: spec.targetCpuPercent,
            },
          },
        },
      ],
    },
  };
}

export function buildService(
  spec: ServiceSpec,
  clusterIP: string,
): Unstored<Service> {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      namespace: spec.namespace,
      name: spec.name,
      labels: spec.selector,
    },
    spec: {
      type: 'ClusterIP',
      clusterIP,
      selector: spec.selector,
      ports: [
        {
          name: 'http',
          port: spec.port,
          targetPort: spec.targetPort,
          protocol: 'TCP',
        },
      ],
    },
  };
}

export function buildNamespace(name: string): Unstored<KubeObject> {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { 'kubernetes.io/metadata.name': name } },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  };
}
