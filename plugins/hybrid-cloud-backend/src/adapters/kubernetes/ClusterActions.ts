import type {
  V1Deployment,
  V1Node,
  V2HorizontalPodAutoscaler,
} from '@kubernetes/client-node';
import { PortError } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { KubeClient } from './KubeClient';
import { keepAutoscaler, keepDeployment, keepNode } from './objects';
import { findDeployment } from './placement';

/** Changes in one cluster. Each looks first and writes only what is not so already. */
export class ClusterActions {
  readonly #client: KubeClient;

  constructor(options: { readonly client: KubeClient }) {
    this.#client = options.client;
  }

  /** Throws PortError. */
  async setSchedulable(options: {
    readonly node: string;
    readonly schedulable: boolean;
    readonly signal: AbortSignal;
  }): Promise<void> {
    const { node, schedulable, signal } = options;
    const path = `/api/v1/nodes/${encodeURIComponent(node)}`;
    const current = (await this.#client.get(path, { signal })) as V1Node;
    if (keepNode(current).schedulable === schedulable) return;
    // null takes the field away, as `kubectl uncordon` does.
    const unschedulable = schedulable ? null : true;
    await this.#client.patch(path, { spec: { unschedulable } }, signal);
  }

  /**
   * Raises or lowers an HPA's minimum (it would undo anything else), or a deployment's replicas when no HPA scales it.
   * Throws PortError.
   */
  async scale(options: {
    readonly namespace: string;
    readonly selector: string;
    readonly replicas: number;
    readonly signal: AbortSignal;
  }): Promise<void> {
    const { namespace, selector, replicas, signal } = options;
    if (!Number.isInteger(replicas) || replicas < 0) {
      throw invalid(`${replicas} is no number of replicas`);
    }
    const { deployment, autoscaler } = await this.#find(options);
    if (!autoscaler) {
      if (deployment.replicas === replicas) return;
      await this.#client.patch(
        `/apis/apps/v1/namespaces/${namespace}/deployments/${deployment.name}/scale`,
        { spec: { replicas } },
        signal,
      );
      return;
    }
    if (replicas < 1 || replicas > autoscaler.maxReplicas) {
      throw invalid(
        `${replicas} replicas: the autoscaler ${autoscaler.name} of ${selector} allows 1 to ${autoscaler.maxReplicas}`,
      );
    }
    if (autoscaler.minReplicas === replicas) return;
    await this.#client.patch(
      `/apis/autoscaling/v2/namespaces/${namespace}/horizontalpodautoscalers/${autoscaler.name}`,
      { spec: { minReplicas: replicas } },
      signal,
    );
  }

  async #find(options: {
    readonly namespace: string;
    readonly selector: string;
    readonly signal: AbortSignal;
  }) {
    const { namespace, selector, signal } = options;
    const at = (group: string, kind: string) =>
      `/apis/${group}/namespaces/${namespace}/${kind}`;
    const [deployments, autoscalers] = await Promise.all([
      this.#client.list(at('apps/v1', 'deployments'), signal),
      this.#client.list(
        at('autoscaling/v2', 'horizontalpodautoscalers'),
        signal,
      ),
    ]);
    // The paths decide what the API server sends.
    const found = findDeployment(
      {
        deployments: deployments.items.map(item =>
          keepDeployment(item as V1Deployment),
        ),
        autoscalers: autoscalers.items.map(item =>
          keepAutoscaler(item as V2HorizontalPodAutoscaler),
        ),
      },
      selector,
    );
    if (found) return found;
    throw new PortError({
      kind: 'not-found',
      message: `no deployment in ${namespace} has pods ${selector}`,
    });
  }
}

function invalid(message: string): PortError {
  return new PortError({ kind: 'invalid', message });
}
