import { Node } from '../objects/Node';

const FIRST = 10;
const LAST = 254;

/** Hands out pod addresses from each node's /24, lowest free first. */
export class AddressPool {
  readonly #byNode = new Map<string, Set<number>>();
  readonly #byPod = new Map<
    string,
    { readonly node: string; readonly last: number }
  >();

  take(node: Node, podUid: string): string {
    const name = node.metadata.name;
    const used = this.#byNode.get(name) ?? new Set<number>();
    this.#byNode.set(name, used);
    let last = FIRST;
    while (used.has(last)) last++;
    if (last > LAST)
      throw new RangeError(`node ${name} has no pod address left`);
    used.add(last);
    this.#byPod.set(podUid, { node: name, last });
    return `${(node.spec.podCIDR ?? '').replace(/\.\d+\/\d+$/, '')}.${last}`;
  }

  release(podUid: string): void {
    const held = this.#byPod.get(podUid);
    if (!held) return;
    this.#byPod.delete(podUid);
    this.#byNode.get(held.node)?.delete(held.last);
  }
}
