import { PodEndpoint, SimulatedCluster, TargetAddress } from './contracts';
import { PodIndex } from './PodIndex';
import { ComputeSpec } from './WorkloadSpec';

interface AnsweringPod {
  readonly pod: string;
  readonly target: TargetAddress;
}

/** How many pods there are, and which of them takes the requests of which address. */
export interface WhoAnswers {
  readonly pods: number;
  readonly found: readonly AnsweringPod[];
}

const NOBODY: WhoAnswers = { pods: 0, found: [] };

/** Who answers for a workload on a site that has power. */
export function whoAnswers(options: {
  readonly compute: ComputeSpec;
  readonly at: number;
  readonly cluster: SimulatedCluster | undefined;
  readonly pods: PodIndex;
}): WhoAnswers {
  const { compute, at, cluster, pods } = options;
  switch (compute.kind) {
    case 'deployment': {
      if (!cluster) return NOBODY;
      const { namespace, selector, port } = compute;
      const ready = pods.find({ at, cluster, namespace, selector });
      const found =
        typeof port === 'number'
          ? ready.map(({ pod, ip }) => ({ pod, target: { id: ip, port } }))
          : ready.flatMap(each => atNamedPort(each, port));
      return { pods: found.length, found };
    }
    case 'node-port': {
      if (!cluster) return NOBODY;
      const { namespace, selector, targets } = compute;
      const ready = pods.find({ at, cluster, namespace, selector });
      if (ready.length === 0) return NOBODY;
      // Whichever node is asked, any pod may answer; one each keeps the addresses apart.
      const found = targets.map((target, i) => ({
        pod: ready[i % ready.length].pod,
        target,
      }));
      return { pods: ready.length, found };
    }
    case 'fixed': {
      const { instances, port } = compute;
      const found = instances.map(({ name, address }) => ({
        pod: name,
        target: { id: address, port },
      }));
      return { pods: found.length, found };
    }
    default: {
      const never: never = compute;
      throw new Error(`unknown compute ${JSON.stringify(never)}`);
    }
  }
}

function atNamedPort(
  { pod, ip, ports }: PodEndpoint,
  name: string,
): readonly AnsweringPod[] {
  const port = ports?.[name];
  return port === undefined ? [] : [{ pod, target: { id: ip, port } }];
}
