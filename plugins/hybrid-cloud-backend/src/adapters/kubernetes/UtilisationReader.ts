import { IndexSource } from './LabelIndex';
import { NodeUsage } from './NodeMetricsPoller';
import { KeptNode } from './objects';
import { NodeRoles } from './placement';
import { Utilisation, utilisationOf } from './utilisation';

/** A cluster's utilisation, worked out once for each change of its nodes or of their figures: its workloads share it. */
export class UtilisationReader {
  readonly #options: {
    readonly source: IndexSource<KeptNode>;
    /** `usage` is another map whenever there are new figures. */
    readonly metrics: { readonly usage: ReadonlyMap<string, NodeUsage> };
    readonly roles: NodeRoles;
  };
  #known?: {
    readonly revision: number;
    readonly usage: ReadonlyMap<string, NodeUsage>;
    readonly value: Utilisation | undefined;
  };

  constructor(options: {
    readonly source: IndexSource<KeptNode>;
    readonly metrics: { readonly usage: ReadonlyMap<string, NodeUsage> };
    readonly roles: NodeRoles;
  }) {
    this.#options = options;
  }

  read(): Utilisation | undefined {
    const { source, metrics, roles } = this.#options;
    const { revision } = source;
    const { usage } = metrics;
    const known = this.#known;
    if (known?.revision === revision && known.usage === usage) {
      return known.value;
    }
    const nodes = source.objects();
    const value = utilisationOf({ nodes, usage, roles });
    this.#known = { revision, usage, value };
    return value;
  }
}
