import { NodeClaim } from '../objects/karpenter';
import { StringMap } from '../objects/KubeObject';
import { formatBytes, formatCores, parseQuantity } from '../quantity';

/** What the machines of a pool amount to, as the NodePool's `status.resources` says it. */
export function poolResources(claims: readonly NodeClaim[]): StringMap {
  const total = (key: string) =>
    claims.reduce(
      (sum, { status }) => sum + parseQuantity(status.capacity?.[key] ?? 0),
      0,
    );
  return {
    cpu: formatCores(total('cpu')),
    memory: formatBytes(total('memory')),
    nodes: String(claims.filter(({ status }) => status.nodeName).length),
  };
}
