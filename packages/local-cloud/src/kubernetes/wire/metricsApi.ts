import { Cluster } from '../Cluster';
import { Usage, WINDOW_SECONDS } from '../metrics/ResourceMetrics';
import { KubeObject } from '../objects/KubeObject';
import { Node } from '../objects/Node';
import { Pod } from '../objects/Pod';
import { formatKibibytes, formatNanoCores } from '../quantity';
import { NODE_METRICS, NODES, POD_METRICS, PODS } from '../resources';
import { StatusError } from '../StatusError';
import { toTimestamp } from '../time';
import { Answer, ok } from './Answer';
import { ApiCall } from './ApiCall';
import { selectionOf } from './listObjects';

const API_VERSION = 'metrics.k8s.io/v1beta1';

export function isMetrics({ resource }: ApiCall): boolean {
  return resource === NODE_METRICS || resource === POD_METRICS;
}

/** metrics.k8s.io: what has been measured. Nodes and pods without a measurement are left out, or NotFound by name. */
export function metricsApi(call: ApiCall): Answer {
  const { resource, name, namespace, cluster } = call;
  const measured =
    resource === NODE_METRICS ? nodeMetrics(cluster) : podMetrics(cluster);
  if (name !== undefined) {
    const found = measured.find(
      ({ of }) =>
        of.metadata.name === name && of.metadata.namespace === namespace,
    );
    if (!found) throw notMeasured(call);
    return ok({ kind: resource.kind, apiVersion: API_VERSION, ...found.body });
  }
  const wanted = selectionOf(call);
  const items = measured.filter(({ of }) => wanted(of)).map(({ body }) => body);
  return ok({
    kind: `${resource.kind}List`,
    apiVersion: API_VERSION,
    metadata: {},
    items,
  });
}

interface Measured {
  readonly of: KubeObject;
  readonly body: object;
}

function nodeMetrics({ store, metrics }: Cluster): readonly Measured[] {
  return [...store.list(NODES)].flatMap((node: Node) => {
    const usage = metrics.node(node);
    return usage
      ? [{ of: node, body: { ...headOf(node, usage), usage: amounts(usage) } }]
      : [];
  });
}

function podMetrics({ store, metrics }: Cluster): readonly Measured[] {
  return [...store.list(PODS)].flatMap((pod: Pod) => {
    const usage = metrics.pod(pod);
    if (!usage) return [];
    const share = {
      ...usage,
      cores: usage.cores / pod.spec.containers.length,
      bytes: usage.bytes / pod.spec.containers.length,
    };
    const containers = pod.spec.containers.map(({ name }) => ({
      name,
      usage: amounts(share),
    }));
    return [{ of: pod, body: { ...headOf(pod, usage), containers } }];
  });
}

function headOf(object: KubeObject, usage: Usage) {
  const { name, namespace, labels } = object.metadata;
  const at = toTimestamp(usage.at);
  return {
    metadata: {
      name,
      ...(namespace ? { namespace } : {}),
      creationTimestamp: at,
      ...(labels ? { labels } : {}),
    },
    timestamp: at,
    window: `${WINDOW_SECONDS}s`,
  };
}

function amounts(usage: Usage) {
  return {
    cpu: formatNanoCores(usage.cores),
    memory: formatKibibytes(usage.bytes),
  };
}

function notMeasured({ resource, namespace, name }: ApiCall): StatusError {
  const kind = resource.kind.toLowerCase();
  const shown = namespace ? `${namespace}/${name}` : name;
  return new StatusError({
    reason: 'NotFound',
    message: `${kind}.metrics.k8s.io "${shown}" not found`,
    details: { name, group: 'metrics.k8s.io', kind },
  });
}
