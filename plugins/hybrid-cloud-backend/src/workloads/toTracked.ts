import { Entity } from '@backstage/catalog-model';
import { parseHybridSpec } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { TrackedWorkload } from '../record/store';
import { observeOnly } from '../record/store/workloads/observeOnly';

/** Shown for a workload whose spec was never valid. */
const UNKNOWN_CRITICALITY = 3;

/**
 * The workload an entity describes, or undefined when it describes none. A spec with mistakes keeps the last good one
 * that is known, in `observe`.
 */
export function toTracked(
  entity: Entity,
  known: TrackedWorkload | undefined,
): TrackedWorkload | undefined {
  const parsed = parseHybridSpec(entity);
  switch (parsed.kind) {
    case 'none':
      return undefined;
    case 'ok': {
      const { workload } = parsed;
      return {
        ref: workload.ref,
        name: workload.name,
        title: workload.title,
        owner: workload.owner,
        criticality: workload.criticality,
        workload,
        problems: [],
      };
    }
    case 'invalid':
      return {
        ref: parsed.ref,
        name: parsed.name,
        title: parsed.title,
        owner: parsed.owner,
        criticality: known?.criticality ?? UNKNOWN_CRITICALITY,
        workload: known?.workload && observeOnly(known.workload),
        problems: parsed.problems,
      };
    default: {
      const never: never = parsed;
      throw new Error(`unknown result ${JSON.stringify(never)}`);
    }
  }
}
