import fc from 'fast-check';
import { VirtualClock } from '../../world/Clock';
import { Cluster } from '../Cluster';
import { DeploymentSpec, NodeSpec } from '../ClusterEstate';
import { podRequests } from '../objects/podRequests';
import { parseQuantity } from '../quantity';
import { DEPLOYMENTS, NODES, PODS } from '../resources';
import {
  deploymentSpec,
  nodeSpec,
  onpremSpec,
  START,
} from '../testing/estates';

const MIB = 1024 ** 2;

const nodes: fc.Arbitrary<NodeSpec[]> = fc
  .array(
    fc.record({
      milli: fc.integer({ min: 100, max: 4000 }),
      mebibytes: fc.integer({ min: 64, max: 4096 }),
      maxPods: fc.integer({ min: 1, max: 12 }),
      tainted: fc.boolean(),
      unschedulable: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map(list =>
    list.map((node, i) =>
      nodeSpec(`node-${i + 1}`, {
        cores: node.milli / 1000,
        bytes: node.mebibytes * MIB,
        maxPods: node.maxPods,
        unschedulable: node.unschedulable,
        taints: node.tainted
          ? [{ key: 'role', value: 'monitoring', effect: 'NoSchedule' }]
          : [],
      }),
    ),
  );

const deployments: fc.Arbitrary<DeploymentSpec[]> = fc
  .array(
    fc.record({
      replicas: fc.integer({ min: 0, max: 12 }),
      milli: fc.integer({ min: 0, max: 1500 }),
      mebibytes: fc.integer({ min: 0, max: 1024 }),
      tolerates: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map(list =>
    list.map((deployment, i) =>
      deploymentSpec({
        name: `app-${i}`,
        labels: { app: `app-${i}` },
        replicas: deployment.replicas,
        requestCores: deployment.milli / 1000,
        requestBytes: deployment.mebibytes * MIB,
        tolerations: deployment.tolerates
          ? [{ key: 'role', value: 'monitoring' }]
          : undefined,
      }),
    ),
  );

type Move =
  | {
      readonly kind: 'scale';
      readonly index: number;
      readonly replicas: number;
    }
  | { readonly kind: 'cordon'; readonly index: number; readonly on: boolean }
  | { readonly kind: 'power' };

const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('scale' as const),
      index: fc.nat(2),
      replicas: fc.nat(15),
    }),
    fc.record({
      kind: fc.constant('cordon' as const),
      index: fc.nat(3),
      on: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('power' as const) }),
  ),
  { maxLength: 8 },
);

function make(move: Move, cluster: Cluster): void {
  const { store } = cluster;
  switch (move.kind) {
    case 'scale': {
      const deployment = [...store.list(DEPLOYMENTS)][move.index];
      if (!deployment) return;
      store.replace(DEPLOYMENTS, {
        ...deployment,
        spec: { ...deployment.spec, replicas: move.replicas },
      });
      return;
    }
    case 'cordon': {
      const node = [...store.list(NODES)][move.index];
      if (node)
        store.replace(NODES, {
          ...node,
          spec: { ...node.spec, unschedulable: move.on },
        });
      return;
    }
    case 'power':
      cluster.setPower(!cluster.powered);
      return;
    default: {
      const never: never = move;
      throw new Error(`unknown move ${never}`);
    }
  }
}

/** Nodes that carry more than they may, or pods that they should have kept away. */
function overloaded(cluster: Cluster): readonly string[] {
  return [...cluster.store.list(NODES)]
    .filter(node => {
      const pods = [...cluster.store.list(PODS)].filter(
        pod => pod.spec.nodeName === node.metadata.name,
      );
      const { cpu, memory, pods: most } = node.status.allocatable;
      const total = (pick: 'cores' | 'bytes') =>
        pods.reduce((sum, pod) => sum + podRequests(pod.spec)[pick], 0);
      const tainted = node.spec.taints?.some(({ key }) => key === 'role');
      return (
        total('cores') > parseQuantity(cpu) + 1e-9 ||
        total('bytes') > parseQuantity(memory) ||
        pods.length > parseQuantity(most) ||
        (tainted && pods.some(pod => !pod.spec.tolerations?.length))
      );
    })
    .map(node => node.metadata.name);
}

describe('the scheduler', () => {
  it('never puts more on a node than is allocatable, whatever is scaled, cordoned or cut', () => {
    fc.assert(
      fc.property(
        nodes,
        deployments,
        moves,
        (nodeSpecs, deploymentSpecs, steps) => {
          const clock = new VirtualClock(START);
          const spec = onpremSpec({
            nodes: nodeSpecs,
            deployments: deploymentSpecs,
            services: [],
          });
          const cluster = new Cluster({ spec, clock });
          expect(overloaded(cluster)).toEqual([]);
          for (const move of steps) {
            make(move, cluster);
            clock.advance(7000);
            cluster.step(clock.now());
            expect(overloaded(cluster)).toEqual([]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('binds nothing to a cordoned node, and leaves nothing pending that would fit', () => {
    fc.assert(
      fc.property(
        nodes,
        fc.integer({ min: 1, max: 20 }),
        (nodeSpecs, replicas) => {
          const clock = new VirtualClock(START);
          const deployment = deploymentSpec({
            replicas,
            requestCores: 0.2,
            requestBytes: 64 * MIB,
          });
          const cluster = new Cluster({
            spec: onpremSpec({
              nodes: nodeSpecs,
              deployments: [deployment],
              services: [],
            }),
            clock,
          });
          const open = nodeSpecs.filter(
            node => !node.unschedulable && node.taints.length === 0,
          );
          const room = open.reduce(
            (sum, node) =>
              sum +
              Math.min(
                node.maxPods,
                Math.floor(node.cores / 0.2 + 1e-9),
                Math.floor(node.bytes / (64 * MIB)),
              ),
            0,
          );
          const placed = [...cluster.store.list(PODS)].filter(
            pod => pod.spec.nodeName,
          );
          expect(
            placed.map(pod =>
              open.some(node => node.name === pod.spec.nodeName),
            ),
          ).not.toContain(false);
          expect(placed).toHaveLength(Math.min(replicas, room));
        },
      ),
      { numRuns: 60 },
    );
  });
});
