import { PodEndpoint } from '../world/contracts';
import { StringMap } from './objects/KubeObject';
import { isPodReady, Pod } from './objects/Pod';
import { PODS } from './resources';
import { matchesLabels } from './selectors';
import { objectKey } from './store/ObjectRef';
import { ObjectStore } from './store/ObjectStore';

interface Group {
  readonly pods: Map<string, PodEndpoint>;
  readonly answers: Map<string, readonly PodEndpoint[]>;
}

/** Which pods take requests, kept per namespace: the world asks for every workload at every step, and pods change rarely. */
export class ReadyPods {
  readonly #groups = new Map<string, Group>();

  constructor(store: ObjectStore) {
    store.subscribe((resource, change) => {
      if (resource.id !== PODS.id) return;
      // The store keeps only pods under PODS.
      this.#update(change.object as Pod, change.type === 'DELETED');
    });
  }

  find(namespace: string, selector: StringMap): readonly PodEndpoint[] {
    const group = this.#groups.get(namespace);
    if (!group) return [];
    const key = JSON.stringify(selector);
    let answer = group.answers.get(key);
    if (!answer) {
      answer = [...group.pods.values()].filter(pod =>
        matchesLabels(selector, pod.labels),
      );
      group.answers.set(key, answer);
    }
    return answer;
  }

  #update(pod: Pod, gone: boolean): void {
    const { namespace = '', name, labels = {} } = pod.metadata;
    const group = this.#groups.get(namespace) ?? {
      pods: new Map(),
      answers: new Map(),
    };
    this.#groups.set(namespace, group);
    const key = objectKey(pod.metadata);
    const present = group.pods.get(key);
    if (gone || !isPodReady(pod)) {
      if (!present) return;
      group.pods.delete(key);
    } else {
      if (present && present.labels === labels) return;
      group.pods.set(key, {
        namespace,
        pod: name,
        node: pod.spec.nodeName ?? '',
        ip: pod.status.podIP ?? '',
        labels,
        ports: namedPorts(pod),
      });
    }
    group.answers.clear();
  }
}

/** Ports that a Service can point to by name. */
function namedPorts(pod: Pod): Readonly<Record<string, number>> {
  const ports = pod.spec.containers.flatMap(each => each.ports ?? []);
  return Object.fromEntries(
    ports.flatMap(({ name, containerPort }) =>
      name === undefined ? [] : [[name, containerPort] as const],
    ),
  );
}
