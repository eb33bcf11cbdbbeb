import { VirtualClock } from '../world/Clock';
import { Cluster } from './Cluster';
import { isNodeReady } from './objects/Node';
import { isPodReady } from './objects/Pod';
import {
  AUTOSCALERS,
  DEPLOYMENTS,
  EVENTS,
  NODE_CLAIMS,
  NODES,
  PODS,
  REPLICA_SETS,
} from './resources';
import {
  cloudSpec,
  deploymentSpec,
  onpremSpec,
  START,
} from './testing/estates';

const APP = { namespace: 'enrolment', name: 'course-registration' };
const SELECTOR = { app: 'course-registration' };

function make(spec = onpremSpec()) {
  const clock = new VirtualClock(START);
  const cluster = new Cluster({ spec, clock });
  const run = (seconds: number, grain = 1) => {
    for (let left = seconds; left > 0; left -= grain) {
      clock.advance(Math.min(grain, left) * 1000);
      cluster.step(clock.now());
    }
  };
  const ready = () => cluster.readyPods('enrolment', SELECTOR);
  const scale = (replicas: number) => {
    const deployment = cluster.store.get(DEPLOYMENTS, APP)!;
    cluster.store.replace(DEPLOYMENTS, {
      ...deployment,
      spec: { ...deployment.spec, replicas },
    });
  };
  const demand = (cores: number, bytes = 1e9) =>
    cluster.setDemand({
      namespace: 'enrolment',
      deployment: 'course-registration',
      cores,
      bytes,
    });
  const replicas = () => cluster.store.get(DEPLOYMENTS, APP)!.spec.replicas;
  const reasons = () =>
    [...cluster.store.list(EVENTS)].map(event => event.reason);
  const pods = () => [...cluster.store.list(PODS)];
  return { clock, cluster, run, ready, scale, demand, replicas, reasons, pods };
}

describe('a cluster', () => {
  it('has settled when the world begins', () => {
    const { cluster, ready } = make();
    expect(ready()).toHaveLength(3);
    expect(new Set(ready().map(pod => pod.node))).toEqual(
      new Set(['node-1', 'node-2']),
    );
    expect(cluster.store.get(DEPLOYMENTS, APP)?.status).toMatchObject({
      readyReplicas: 3,
      unavailableReplicas: 0,
    });
    expect(new Set(ready().map(pod => pod.ip)).size).toBe(3);
  });

  it('does the same again from the same estate', () => {
    const [one, two] = [make(), make()];
    for (const side of [one, two]) {
      side.scale(7);
      side.run(40, 3);
    }
    expect(one.pods()).toEqual(two.pods());
    expect(one.cluster.store.version).toBe(two.cluster.store.version);
  });

  it('comes to the same end in steps of any length', () => {
    const [fine, coarse] = [make(), make()];
    for (const side of [fine, coarse]) side.scale(6);
    fine.run(60, 0.25);
    coarse.run(60, 60);
    expect(fine.pods()).toEqual(coarse.pods());
  });
});

describe('deployments', () => {
  it('a pod is ready its start-up time after it was scheduled, and not before', () => {
    const { run, ready, scale, pods } = make();
    scale(4);
    run(7);
    expect(ready()).toHaveLength(3);
    expect(pods().find(pod => !isPodReady(pod))?.status.phase).toBe('Running');
    run(1);
    expect(ready()).toHaveLength(4);
  });

  it('scaling down ends pods gracefully and keeps the rest', () => {
    const { run, ready, scale, pods } = make();
    scale(1);
    run(1);
    expect(ready()).toHaveLength(1);
    expect(pods()).toHaveLength(3);
    run(3);
    expect(pods()).toHaveLength(1);
  });

  it('a changed template rolls over without losing availability', () => {
    const { cluster, run, ready } = make(
      onpremSpec({ deployments: [deploymentSpec({ replicas: 4 })] }),
    );
    const deployment = cluster.store.get(DEPLOYMENTS, APP)!;
    const [container] = deployment.spec.template.spec.containers;
    const template = {
      ...deployment.spec.template,
      spec: {
        ...deployment.spec.template.spec,
        containers: [{ ...container, image: 'registry.local/new:2' }],
      },
    };
    cluster.store.replace(DEPLOYMENTS, {
      ...deployment,
      spec: { ...deployment.spec, template },
    });
    let least = Infinity;
    for (let i = 0; i < 120; i++) {
      run(1);
      least = Math.min(least, ready().length);
    }
    expect(least).toBeGreaterThanOrEqual(3);
    const images = [...cluster.store.list(PODS)].map(
      pod => pod.spec.containers[0].image,
    );
    expect(images).toEqual(Array(4).fill('registry.local/new:2'));
    expect(
      [...cluster.store.list(REPLICA_SETS)]
        .map(set => set.spec.replicas)
        .sort(),
    ).toEqual([0, 4]);
    expect(
      cluster.store.get(DEPLOYMENTS, APP)?.status?.conditions,
    ).toContainEqual(
      expect.objectContaining({
        type: 'Progressing',
        reason: 'NewReplicaSetAvailable',
      }),
    );
  });

  it('deleting one takes its ReplicaSets and pods with it', () => {
    const { cluster, run, pods } = make();
    cluster.store.remove(DEPLOYMENTS, APP);
    run(5);
    expect([...cluster.store.list(REPLICA_SETS)]).toEqual([]);
    expect(pods()).toEqual([]);
  });
});

describe('scheduling', () => {
  it('leaves pods Pending, and says why, while the reserve node is cordoned; uncordoning places them', () => {
    const { cluster, run, ready, scale, pods } = make();
    scale(10);
    run(30);
    expect(ready()).toHaveLength(8);
    const pending = pods().filter(pod => !pod.spec.nodeName);
    expect(pending).toHaveLength(2);
    const message =
      '0/4 nodes are available: 1 node(s) had untolerated taint {role: monitoring}, 1 node(s) were unschedulable, 2 Insufficient cpu.';
    expect(pending[0].status.conditions).toEqual([
      expect.objectContaining({
        type: 'PodScheduled',
        status: 'False',
        reason: 'Unschedulable',
        message,
      }),
    ]);
    expect([...cluster.store.list(EVENTS)]).toContainEqual(
      expect.objectContaining({
        reason: 'FailedScheduling',
        type: 'Warning',
        message,
      }),
    );

    const reserve = cluster.store.get(NODES, { name: 'node-3' })!;
    cluster.store.replace(NODES, {
      ...reserve,
      spec: { ...reserve.spec, unschedulable: false },
    });
    run(9);
    expect(ready()).toHaveLength(10);
    expect(ready().filter(pod => pod.node === 'node-3')).toHaveLength(2);
  });

  it('a cordoned node carries the taint Kubernetes gives it and keeps its pods', () => {
    const { cluster, run, ready } = make();
    const node = cluster.store.get(NODES, { name: 'node-1' })!;
    cluster.store.replace(NODES, {
      ...node,
      spec: { ...node.spec, unschedulable: true },
    });
    run(2);
    const cordoned = cluster.store.get(NODES, { name: 'node-1' })!;
    expect(cordoned.spec.taints?.map(taint => taint.key)).toEqual([
      'node.kubernetes.io/unschedulable',
    ]);
    expect(ready()).toHaveLength(3);
    cluster.store.replace(NODES, {
      ...cordoned,
      spec: { ...cordoned.spec, unschedulable: undefined },
    });
    run(1);
    expect(
      cluster.store.get(NODES, { name: 'node-1' })!.spec.taints,
    ).toBeUndefined();
  });
});

describe('power', () => {
  it('off: nothing is ready; back: nodes NotReady, then Ready, then pods restart', () => {
    const { cluster, run, ready, pods } = make();
    const uids = pods().map(pod => pod.metadata.uid);
    cluster.setPower(false);
    run(60);
    expect(cluster.powered).toBe(false);
    expect(ready()).toEqual([]);

    cluster.setPower(true);
    run(1);
    expect([...cluster.store.list(NODES)].filter(isNodeReady)).toEqual([]);
    expect(ready()).toEqual([]);
    run(20);
    expect([...cluster.store.list(NODES)].filter(isNodeReady)).toHaveLength(4);
    expect(ready()).toEqual([]);
    run(9);
    expect(ready()).toHaveLength(3);
    expect(pods().map(pod => pod.metadata.uid)).toEqual(uids);
    expect(
      pods().map(pod => pod.status.containerStatuses?.[0].restartCount),
    ).toEqual([1, 1, 1]);
  });
});

describe('the horizontal pod autoscaler', () => {
  it('grows on measured use and shrinks only after its window', () => {
    const { run, demand, replicas, reasons } = make(cloudSpec());
    demand(0.6);
    run(40);
    expect(replicas()).toBe(2);
    demand(1.8);
    run(45);
    expect(replicas()).toBeGreaterThanOrEqual(4);
    expect(reasons()).toContain('SuccessfulRescale');
    run(200);
    const grown = replicas()!;
    expect(grown).toBe(6);
    demand(0.6);
    run(270);
    expect(replicas()).toBe(grown);
    run(75);
    expect(replicas()).toBe(2);
  });

  it('does nothing inside the tolerance of 10 %', () => {
    const { run, demand, replicas } = make(cloudSpec());
    demand(0.65);
    run(120);
    expect(replicas()).toBe(2);
  });

  it('does not act without metrics', () => {
    const { cluster, run, replicas } = make(
      cloudSpec({ deployments: [deploymentSpec({ replicas: 4 })] }),
    );
    run(600);
    expect(replicas()).toBe(4);
    const [autoscaler] = cluster.store.list(AUTOSCALERS);
    expect(autoscaler.status?.conditions).toContainEqual(
      expect.objectContaining({
        type: 'ScalingActive',
        status: 'False',
        reason: 'FailedGetResourceMetric',
      }),
    );
  });

  it('honours a raised minReplicas at once, and never scales a target of 0', () => {
    const { cluster, run, scale, demand, replicas } = make(cloudSpec());
    demand(0.2);
    const [autoscaler] = cluster.store.list(AUTOSCALERS);
    cluster.store.replace(AUTOSCALERS, {
      ...autoscaler,
      spec: { ...autoscaler.spec, minReplicas: 3 },
    });
    run(1);
    expect(replicas()).toBe(3);
    scale(0);
    run(60);
    expect(replicas()).toBe(0);
  });
});

describe('growth', () => {
  it('buys machines for pending pods, up to the limits of the pool, and gives empty ones back', () => {
    const { cluster, run, ready, scale } = make(cloudSpec({ hpas: [] }));
    scale(12);
    run(2);
    expect(ready()).toHaveLength(2);
    expect([...cluster.store.list(NODE_CLAIMS)]).toHaveLength(2);
    run(50);
    expect(
      [...cluster.store.list(NODES)].map(node => [
        node.metadata.name,
        isNodeReady(node),
      ]),
    ).toEqual([
      ['ip-10-0-1-11', true],
      ['ip-10-0-3-1', false],
      ['ip-10-0-3-2', false],
    ]);
    run(20);
    // 4 on the first node and 3 on each bought one; two machines are all the pool may have.
    expect(ready()).toHaveLength(10);
    expect(
      [...cluster.store.list(PODS)].filter(pod => !pod.spec.nodeName),
    ).toHaveLength(2);
    expect([...cluster.store.list(EVENTS)]).toContainEqual(
      expect.objectContaining({
        reason: 'FailedScheduling',
        message:
          'Failed to schedule pod, all available instance types exceed limits for nodepool: "default"',
      }),
    );
    scale(2);
    run(200);
    expect([...cluster.store.list(NODES)]).toHaveLength(
      ready().some(pod => pod.node.startsWith('ip-10-0-3')) ? 2 : 1,
    );
    expect([...cluster.store.list(NODE_CLAIMS)].length).toBe(
      [...cluster.store.list(NODES)].length - 1,
    );
  });
});
