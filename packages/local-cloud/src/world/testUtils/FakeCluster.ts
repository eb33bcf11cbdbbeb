import { ClusterSpec } from '../../kubernetes/ClusterEstate';
import { ClusterDirectory, PodEndpoint, SimulatedCluster } from '../contracts';

/** Every replica of the specification is a ready pod while there is power. */
export class FakeCluster implements SimulatedCluster {
  readonly name: string;
  readonly demand = new Map<string, { cores: number; bytes: number }>();
  readonly directory: ClusterDirectory;
  readonly #spec: ClusterSpec;
  powered = true;

  constructor(spec: ClusterSpec) {
    this.name = spec.name;
    this.#spec = spec;
    const services = spec.services.map(each => ({
      ...each,
      ports: [{ port: each.port, targetPort: each.targetPort }],
    }));
    this.directory = {
      version: 1,
      servicesNamed: name => services.filter(each => each.name === name),
      service: (namespace, name) =>
        services.find(
          each => each.namespace === namespace && each.name === name,
        ),
      serviceOnNodePort: () => undefined,
      hasNodeAt: address => spec.nodes.some(each => each.address === address),
      bindings: () => [],
      deploymentOf: (namespace, labels) =>
        spec.deployments.find(
          each =>
            each.namespace === namespace &&
            Object.entries(labels).every(([k, v]) => each.labels[k] === v),
        )?.name,
    };
  }

  step(): void {}

  setPower(on: boolean): void {
    this.powered = on;
  }

  setDemand(options: Parameters<SimulatedCluster['setDemand']>[0]): void {
    const { namespace, deployment, cores, bytes } = options;
    this.demand.set(`${namespace}/${deployment}`, { cores, bytes });
  }

  readyPods(
    namespace: string,
    selector: Readonly<Record<string, string>>,
  ): readonly PodEndpoint[] {
    if (!this.powered) return [];
    const [node] = this.#spec.nodes;
    return this.#spec.deployments
      .filter(
        each =>
          each.namespace === namespace &&
          Object.entries(selector).every(([k, v]) => each.labels[k] === v),
      )
      .flatMap((each, order) =>
        Array.from({ length: each.replicas }, (_, i) => ({
          namespace,
          pod: `${each.name}-${i}`,
          node: node.name,
          ip: `${node.podCidr24}.${10 + order * 16 + i}`,
          labels: each.labels,
        })),
      );
  }
}
