import { setTimeout as sleep } from 'node:timers/promises';
import {
  ApiException,
  AppsV1Api,
  KubeConfig,
  KubernetesObject,
  KubernetesObjectApi,
  PatchStrategy,
  V1Deployment,
} from '@kubernetes/client-node';
import { DeliveryProblem } from './DeliveryProblem';
import { Log } from './DeliveryRun';

const LOOK_EVERY_MILLISECONDS = 500;
const ROLLOUT_SECONDS = 90;

/** What others live in or refer to comes first, as kubectl does it. */
const FIRST = ['Namespace', 'ServiceAccount', 'Role', 'RoleBinding'];

const nameOf = ({ kind, metadata }: KubernetesObject) =>
  `${kind?.toLocaleLowerCase('en-US')}/${metadata?.name}`;

const rankOf = ({ kind = '' }: KubernetesObject) => {
  const rank = FIRST.indexOf(kind);
  return rank < 0 ? FIRST.length : rank;
};

/** Brings manifests to one cluster, through its API and nothing else. */
export class ClusterDeployer {
  readonly #objects: KubernetesObjectApi;
  readonly #apps: AppsV1Api;
  readonly #cluster: string;

  constructor(options: {
    /** Name of a context of the kubeconfig. */
    readonly cluster: string;
    readonly kubeconfig: string;
  }) {
    const config = new KubeConfig();
    config.loadFromString(options.kubeconfig);
    config.setCurrentContext(options.cluster);
    this.#objects = KubernetesObjectApi.makeApiClient(config);
    this.#apps = config.makeApiClient(AppsV1Api);
    this.#cluster = options.cluster;
  }

  /**
   * Server-side apply of each object.
   *
   * @throws DeliveryProblem with the object and the API's own words
   */
  async apply(options: {
    readonly manifests: readonly KubernetesObject[];
    readonly fieldManager: string;
    readonly log: Log;
  }): Promise<void> {
    const { manifests, fieldManager, log } = options;
    const ordered = [...manifests].sort((a, b) => rankOf(a) - rankOf(b));
    for (const manifest of ordered) {
      await this.#objects
        .patch(
          manifest,
          undefined,
          undefined,
          fieldManager,
          true,
          PatchStrategy.ServerSideApply,
        )
        .catch((cause: unknown) => {
          throw new DeliveryProblem({
            message: `${nameOf(manifest)} was refused by ${
              this.#cluster
            }: ${wordsOf(cause)}`,
            advice:
              'Correct the manifest under deploy/ and push again. A site without power answers again when its power is back.',
            cause,
          });
        });
      log(`${nameOf(manifest)} serverside-applied`);
    }
  }

  /**
   * Waits until every Deployment among the manifests runs as it is now described.
   *
   * @throws DeliveryProblem when it takes too long
   */
  async waitForRollout(options: {
    readonly manifests: readonly KubernetesObject[];
    readonly log: Log;
    readonly signal: AbortSignal;
  }): Promise<void> {
    const { manifests, log, signal } = options;
    const enough = AbortSignal.timeout(ROLLOUT_SECONDS * 1000);
    for (const manifest of manifests) {
      const { name, namespace } = manifest.metadata ?? {};
      if (manifest.kind !== 'Deployment' || !name || !namespace) continue;
      let said = '';
      for (;;) {
        const seen = progressOf(
          await this.#apps.readNamespacedDeployment({ name, namespace }),
        );
        if (seen.words !== said) log(`${nameOf(manifest)}: ${seen.words}`);
        said = seen.words;
        if (seen.done) break;
        if (enough.aborted) {
          throw new DeliveryProblem({
            message: `${nameOf(
              manifest,
            )} is not rolled out after ${ROLLOUT_SECONDS} s: ${said}`,
            advice: `The pods' events say what holds them up: kubectl --context ${
              this.#cluster
            } --namespace ${namespace} describe pods -l app=${name}`,
          });
        }
        await sleep(LOOK_EVERY_MILLISECONDS, undefined, { signal });
      }
    }
  }
}

function progressOf({ metadata, spec, status }: V1Deployment): {
  readonly done: boolean;
  readonly words: string;
} {
  const wanted = spec?.replicas ?? 1;
  const ready = status?.readyReplicas ?? 0;
  const updated = status?.updatedReplicas ?? 0;
  const seen = (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0);
  return {
    done: seen && updated >= wanted && ready >= wanted,
    words: `${Math.min(ready, updated)} of ${wanted} ready`,
  };
}

function wordsOf(error: unknown): string {
  if (error instanceof ApiException) {
    const message = /"message":"((?:[^"\\]|\\.)*)"/.exec(String(error.body));
    return `${error.code} ${message?.[1] ?? error.body}`;
  }
  return error instanceof Error ? error.message : String(error);
}
