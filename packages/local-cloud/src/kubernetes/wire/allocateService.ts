import { Service } from '../objects/workloads';
import { SERVICES } from '../resources';
import { StatusCause, StatusError } from '../StatusError';
import { ObjectStore } from '../store/ObjectStore';
import { invalid } from './causes';

/** The API server's default --service-node-port-range. */
const FIRST_NODE_PORT = 30_000;
const LAST_NODE_PORT = 32_767;
/** Services of the estate have lower ones; see populate. */
const CLUSTER_IPS = '172.20.200';

type Port = NonNullable<Service['spec']['ports']>[number];

const nodePortsOf = ({ spec }: Service): readonly number[] =>
  (spec.ports ?? []).flatMap(each => each.nodePort ?? []);

/**
 * A Service with what the API server adds: its type, a cluster address, and on a Service of type NodePort a port of every
 * node. What `current` has is kept. Throws Invalid for a node port that is out of range or belongs to another Service.
 */
export function allocateService(options: {
  readonly store: ObjectStore;
  readonly service: Service;
  readonly current: Service | undefined;
}): Service {
  const { store, service, current } = options;
  const { spec = {} } = service;
  const type = spec.type ?? 'ClusterIP';
  const others = [...store.list(SERVICES)].filter(
    ({ metadata }) =>
      metadata.name !== service.metadata.name ||
      metadata.namespace !== service.metadata.namespace,
  );
  const exposed = type === 'NodePort' || type === 'LoadBalancer';
  const taken = new Set(others.flatMap(nodePortsOf));
  const ports = (spec.ports ?? []).map((port, i): Port => {
    const { nodePort: wanted, ...rest } = port;
    const complete = {
      ...rest,
      protocol: port.protocol ?? 'TCP',
      targetPort: port.targetPort ?? port.port,
    };
    if (!exposed) return complete;
    const present = current?.spec.ports?.find(each => each.port === port.port);
    const nodePort = wanted ?? present?.nodePort ?? freePort(taken);
    refuseNodePort(service, nodePort, taken, `spec.ports[${i}].nodePort`);
    taken.add(nodePort);
    return { ...complete, nodePort };
  });
  const clusterIP =
    spec.clusterIP ?? current?.spec.clusterIP ?? freeAddress(others);
  return { ...service, spec: { ...spec, type, clusterIP, ports } };
}

function freePort(taken: ReadonlySet<number>): number {
  let port = FIRST_NODE_PORT;
  while (taken.has(port)) port++;
  return port;
}

function freeAddress(others: readonly Service[]): string {
  const taken = new Set(others.map(({ spec }) => spec.clusterIP));
  let last = 1;
  while (taken.has(`${CLUSTER_IPS}.${last}`)) last++;
  return `${CLUSTER_IPS}.${last}`;
}

function refuseNodePort(
  service: Service,
  port: number,
  taken: ReadonlySet<number>,
  field: string,
): void {
  if (!(port >= FIRST_NODE_PORT && port <= LAST_NODE_PORT)) {
    const range = `${FIRST_NODE_PORT}-${LAST_NODE_PORT}`;
    const why = `provided port is not in the valid range. The range of valid ports is ${range}`;
    throw refusal(service, invalid(field, String(port), why));
  }
  if (taken.has(port)) {
    const why = 'provided port is already allocated';
    throw refusal(service, invalid(field, String(port), why));
  }
}

function refusal(service: Service, cause: StatusCause): StatusError {
  const { name } = service.metadata;
  return new StatusError({
    reason: 'Invalid',
    message: `Service "${name}" is invalid: ${cause.field}: ${cause.message}`,
    details: { name, kind: 'Service', causes: [cause] },
  });
}
