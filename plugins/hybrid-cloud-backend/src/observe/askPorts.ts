import {
  QueueObservation,
  ReplicationObservation,
  SiteId,
  Witness,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  ClusterSnapshot,
  PortError,
  RequestSnapshot,
  SwitchSnapshot,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { FleetPorts } from './FleetPorts';
import { Outcome, withDeadline } from './withDeadline';

/** What every port said of every workload it was asked about, by ref. A key that is absent was not asked for. */
export interface Answers {
  readonly switches: ReadonlyMap<string, Outcome<SwitchSnapshot>>;
  readonly requests: ReadonlyMap<string, Outcome<RequestSnapshot>>;
  readonly replication: ReadonlyMap<string, Outcome<ReplicationObservation>>;
  readonly queues: ReadonlyMap<string, Outcome<QueueObservation>>;
  /** Keyed `ref site`. */
  readonly probes: ReadonlyMap<string, Outcome<Witness>>;
  /** Keyed `ref site`. */
  readonly clusters: ReadonlyMap<string, Outcome<ClusterSnapshot>>;
}

export interface AskOptions {
  readonly ports: FleetPorts;
  readonly workloads: readonly Workload[];
  readonly now: number;
  readonly signal: AbortSignal;
  readonly deadlineMilliseconds: number;
}

export const siteKey = (ref: string, site: SiteId) => `${ref} ${site}`;

/** Asks every port once, all at the same time, each with its own deadline. */
export async function askPorts(options: AskOptions): Promise<Answers> {
  const { ports } = options;
  const [switches, requests, replication, queues, probes] = await Promise.all([
    askByKind(options, ports.trafficSwitches, w => w.traffic?.kind),
    askByKind(options, ports.requestMetrics, w => w.traffic?.kind),
    askByKind(
      options,
      ports.replicationMonitors,
      w => w.data?.replication?.kind,
    ),
    askByKind(options, ports.queueMonitors, w => w.queue?.kind),
    askProbes(options),
  ]);
  const clusters = askClusters(options);
  return { switches, requests, replication, queues, probes, clusters };
}

interface Observer<T> {
  observe(options: {
    readonly workloads: readonly Workload[];
    readonly signal: AbortSignal;
  }): Promise<ReadonlyMap<string, T>>;
}

async function askByKind<K extends string, T>(
  options: AskOptions,
  observers: ReadonlyMap<K, Observer<T>>,
  kindOf: (workload: Workload) => K | undefined,
): Promise<ReadonlyMap<string, Outcome<T>>> {
  const groups = new Map<K, Workload[]>();
  for (const workload of options.workloads) {
    const kind = kindOf(workload);
    if (kind === undefined) continue;
    const group = groups.get(kind);
    if (group) group.push(workload);
    else groups.set(kind, [workload]);
  }
  const answers = await Promise.all(
    [...groups].map(([kind, workloads]) =>
      askOne({ options, kind, workloads, observer: observers.get(kind) }),
    ),
  );
  return new Map(answers.flat());
}

async function askOne<T>(ask: {
  readonly options: AskOptions;
  readonly kind: string;
  readonly workloads: readonly Workload[];
  readonly observer: Observer<T> | undefined;
}): Promise<readonly (readonly [string, Outcome<T>])[]> {
  const { options, kind, workloads, observer } = ask;
  if (!observer) {
    const outcome = refuse(
      'unsupported',
      `nothing here reads '${kind}' yet: it is shown and never acted on`,
    );
    return workloads.map(w => [w.ref, outcome] as const);
  }
  const outcome = await withDeadline({
    what: `reading ${kind}`,
    milliseconds: options.deadlineMilliseconds,
    signal: options.signal,
    run: signal => observer.observe({ workloads, signal }),
  });
  return workloads.map(w => {
    if (!outcome.ok) return [w.ref, outcome] as const;
    const value = outcome.value.get(w.ref);
    return value === undefined
      ? ([w.ref, refuse('not-found', `no answer about ${w.ref}`)] as const)
      : ([w.ref, { ok: true, value }] as const);
  });
}

async function askProbes(
  options: AskOptions,
): Promise<ReadonlyMap<string, Outcome<Witness>>> {
  const { ports, workloads, signal, deadlineMilliseconds } = options;
  const wanted = workloads.flatMap(workload =>
    workload.sites
      .filter(site => site.probeUrl !== undefined)
      .map(site => ({ workload, site })),
  );
  const answers = await Promise.all(
    wanted.map(async ({ workload, site }) => {
      const outcome = await withDeadline({
        what: `probe of ${site.site}`,
        milliseconds: deadlineMilliseconds,
        signal,
        run: own => ports.probe.probe({ workload, site, signal: own }),
      });
      return [siteKey(workload.ref, site.site), outcome] as const;
    }),
  );
  return new Map(answers);
}

/** Clusters are kept current by watches: looking at them makes no call and cannot hang. */
function askClusters(
  options: AskOptions,
): ReadonlyMap<string, Outcome<ClusterSnapshot>> {
  const answers = new Map<string, Outcome<ClusterSnapshot>>();
  for (const workload of options.workloads) {
    for (const { site, selector } of workload.sites) {
      const cluster = options.ports.clusters.get(site);
      if (!cluster || selector === undefined) continue;
      answers.set(siteKey(workload.ref, site), {
        ok: true,
        value: cluster.observe(workload, options.now),
      });
    }
  }
  return answers;
}

function refuse(
  kind: 'unsupported' | 'not-found',
  message: string,
): { readonly ok: false; readonly error: PortError } {
  return { ok: false, error: new PortError({ kind, message }) };
}
