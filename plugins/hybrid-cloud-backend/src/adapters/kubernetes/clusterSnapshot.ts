import {
  Placement,
  Reading,
  Site,
  Unit,
  Witness,
  WitnessVerdict,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  ClusterSnapshot,
  failed,
  fresh,
  missing,
  PortError,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { ClusterView } from './ClusterView';
import { NodeInventory } from './NodeInventory';
import { placementOf } from './placement';
import { UtilisationReader } from './UtilisationReader';

interface SnapshotOptions {
  readonly site: Site;
  readonly workload: Workload;
  readonly view: ClusterView;
  readonly nodes: NodeInventory;
  readonly utilisation: UtilisationReader;
  readonly now: number;
}

/** What the watches hold of one workload, as readings with their ages. */
export function clusterSnapshot(options: SnapshotOptions): ClusterSnapshot {
  const placement = placementReading(options);
  return {
    placement,
    ...utilisationReadings(options),
    witness: witnessOf(options, placement),
  };
}

function placementReading(options: SnapshotOptions): Reading<Placement> {
  const { site, workload, view, nodes, now } = options;
  const source = `kubernetes:${site.id}/pods`;
  const origin = { unit: 'state', source, observedAt: now } as const;
  const place = workload.sites.find(s => s.site === site.id);
  const watches = view.namespace(place?.namespace ?? 'default');
  if (!place?.selector || !watches) {
    return missing('the workload is not followed here', origin);
  }
  // Autoscalers are a bonus: without the right to read them the placement still stands.
  const needed = [view.nodes, watches.pods, watches.deployments] as const;
  const blind = needed.find(isBlind);
  if (blind) return blindReading(blind, origin);
  return fresh(
    placementOf({
      objects: {
        nodes,
        pods: watches.podsByLabel.candidates(place.selector),
        deployments: watches.deploymentsByPodLabel.candidates(place.selector),
        autoscalers: watches.autoscalers.objects(),
      },
      selector: place.selector,
    }),
    { ...origin, observedAt: oldest(view, needed) },
  );
}

type NeededWatch = Parameters<ClusterView['trueAt']>[0];

/** Nothing was ever listed, or we were told that we may not look: what is kept must not be shown as what is. */
function isBlind(watch: NeededWatch): boolean {
  if (!watch.listed) return true;
  return (
    watch.state.kind === 'broken' && watch.state.error.kind !== 'unreachable'
  );
}

function blindReading(
  watch: NeededWatch,
  origin: { unit: Unit; source: string; observedAt: number },
) {
  return watch.state.kind === 'broken'
    ? failed(watch.state.error, origin)
    : missing(`${watch.what}: the first list has not come yet`, origin);
}

function oldest(view: ClusterView, watches: readonly NeededWatch[]): number {
  return Math.min(...watches.map(watch => view.trueAt(watch)));
}

function utilisationReadings(
  options: SnapshotOptions,
): Pick<ClusterSnapshot, 'cpu' | 'memory'> {
  const { site, view, utilisation, now } = options;
  const source = `kubernetes:${site.id}/metrics.k8s.io`;
  const origin = { unit: 'ratio', source, observedAt: now } as const;
  const both = <R extends Reading>(reading: R) => ({
    cpu: reading,
    memory: reading,
  });
  const failure = view.metrics.failure?.error;
  if (failure && !isPassing(failure, view))
    return both(failed(failure, origin));
  if (isBlind(view.nodes)) return both(blindReading(view.nodes, origin));
  const found = utilisation.read();
  if (!found) {
    return both(missing('no schedulable node has figures', origin));
  }
  const measured = { ...origin, observedAt: found.at };
  return {
    cpu: fresh(found.cpu, measured),
    memory: fresh(found.memory, measured),
  };
}

/** Lost contact is told by the age of the last figures; a refusal is told at once. */
function isPassing(error: PortError, view: ClusterView): boolean {
  const lost = error.kind === 'unreachable' || error.kind === 'throttled';
  return lost && view.metrics.usage.size > 0;
}

function witnessOf(
  options: SnapshotOptions,
  placement: Reading<Placement>,
): Witness {
  const { site, view, workload } = options;
  const { verdict, detail } = judge(options, placement);
  const origin = {
    unit: 'state',
    source: `kubernetes:${site.id}`,
    observedAt: placement.observedAt,
  } as const;
  const place = workload.sites.find(s => s.site === site.id);
  const pods = view.namespace(place?.namespace ?? 'default')?.pods;
  const broken = [view.nodes, pods].find(w => w?.state.kind === 'broken');
  const reading: Reading<string> =
    broken?.state.kind === 'broken'
      ? failed(broken.state.error, { ...origin, observedAt: options.now })
      : fresh(detail, origin);
  return { kind: 'cluster', site: site.id, verdict, detail, reading };
}

/** Only a cluster that is being followed at this moment can say that something fails. */
function judge(
  { view, workload, site }: SnapshotOptions,
  placement: Reading<Placement>,
): { readonly verdict: WitnessVerdict; readonly detail: string } {
  const place = workload.sites.find(s => s.site === site.id);
  const watches = view.namespace(place?.namespace ?? 'default');
  for (const watch of [view.nodes, watches?.pods]) {
    if (watch?.state.kind === 'broken') {
      return { verdict: 'unknown', detail: watch.state.error.message };
    }
  }
  if (placement.state !== 'fresh') {
    const why = 'reason' in placement ? placement.reason : 'not known yet';
    return { verdict: 'unknown', detail: why };
  }
  const { ready, desired, nodes } = placement.value;
  const up = nodes.filter(node => node.ready).length;
  const detail = `${ready} of ${desired} pods ready, ${up} of ${nodes.length} nodes ready`;
  if (ready > 0) return { verdict: 'serving', detail };
  if (desired === 0) {
    return { verdict: 'unknown', detail: 'scaled to 0: nothing to judge' };
  }
  return { verdict: 'failing', detail };
}
