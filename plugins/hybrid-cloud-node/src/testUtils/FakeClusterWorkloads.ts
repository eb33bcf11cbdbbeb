import {
  Placement,
  Site,
  Witness,
  WitnessVerdict,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Clock } from '../Clock';
import { ClusterBlindSpot, ClusterSnapshot, ClusterWorkloads } from '../ports';
import { CallLog } from './CallLog';
import { freshReading, missingReading } from './readings';

/** What a fake cluster holds for one workload. */
export interface FakePlacement {
  placement: Placement;
  cpu: number;
  memory: number;
  verdict: WitnessVerdict;
}

/** A cluster in memory: cordons, uncordons and scales what a test put there; pods are Ready at once. */
export class FakeClusterWorkloads implements ClusterWorkloads {
  readonly site: Site;
  readonly log = new CallLog();
  acting = true;
  blind: readonly ClusterBlindSpot[] = [];
  readonly #clock: Clock;
  readonly #placements = new Map<string, FakePlacement>();

  constructor(options: { readonly site: Site; readonly clock: Clock }) {
    this.site = options.site;
    this.#clock = options.clock;
  }

  put(workloadRef: string, placement: FakePlacement): void {
    this.#placements.set(workloadRef, placement);
  }

  placement(workloadRef: string): FakePlacement {
    const found = this.#placements.get(workloadRef);
    if (!found) throw new Error(`no fake placement for ${workloadRef}`);
    return found;
  }

  async start(): Promise<void> {
    this.log.enter('start', {});
  }

  async stop(): Promise<void> {
    this.log.enter('stop', {});
  }

  track(workloads: readonly Workload[]): void {
    this.log.enter(
      'track',
      workloads.map(w => w.ref),
    );
  }

  observe(workload: Workload): ClusterSnapshot {
    const now = this.#clock.now();
    const found = this.#placements.get(workload.ref);
    if (!found) {
      return {
        placement: missingReading('state', now),
        cpu: missingReading('ratio', now),
        memory: missingReading('ratio', now),
        witness: this.#witness('unknown', 'nothing is known of it', now),
      };
    }
    const { placement, cpu, memory, verdict } = found;
    return {
      placement: freshReading(placement, 'state', now),
      cpu: freshReading(cpu, 'ratio', now),
      memory: freshReading(memory, 'ratio', now),
      witness: this.#witness(
        verdict,
        `${placement.ready} of ${placement.desired} pods ready`,
        now,
      ),
    };
  }

  blindSpots(): readonly ClusterBlindSpot[] {
    return this.blind;
  }

  canAct(): boolean {
    return this.acting;
  }

  async setSchedulable(options: {
    readonly node: string;
    readonly schedulable: boolean;
    readonly signal: AbortSignal;
  }): Promise<void> {
    const { node, schedulable } = options;
    const late = this.log.enter('setSchedulable', { node, schedulable });
    for (const [ref, entry] of this.#placements) {
      const nodes = entry.placement.nodes.map(n =>
        n.name === node ? { ...n, schedulable } : n,
      );
      this.put(ref, { ...entry, placement: { ...entry.placement, nodes } });
    }
    if (late) throw late;
  }

  async scale(options: {
    readonly workload: Workload;
    readonly replicas: number;
    readonly signal: AbortSignal;
  }): Promise<void> {
    const { workload, replicas } = options;
    const late = this.log.enter('scale', {
      workloadRef: workload.ref,
      replicas,
    });
    const entry = this.placement(workload.ref);
    const autoscaler = entry.placement.autoscaler && {
      ...entry.placement.autoscaler,
      minReplicas: replicas,
    };
    const size = autoscaler
      ? Math.max(entry.placement.desired, replicas)
      : replicas;
    this.put(workload.ref, {
      ...entry,
      placement: {
        ...entry.placement,
        desired: size,
        ready: size,
        pending: 0,
        autoscaler,
      },
    });
    if (late) throw late;
  }

  reset(): void {
    this.#placements.clear();
    this.log.reset();
    this.acting = true;
    this.blind = [];
  }

  #witness(verdict: WitnessVerdict, detail: string, now: number): Witness {
    return {
      kind: 'cluster',
      site: this.site.id,
      verdict,
      detail,
      reading: freshReading(detail, 'state', now),
    };
  }
}
