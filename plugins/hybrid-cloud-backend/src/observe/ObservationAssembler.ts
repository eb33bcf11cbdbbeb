import {
  effectiveSplit,
  Observation,
  QueueObservation,
  Reading,
  ReadingKind,
  ReplicationObservation,
  SiteObservation,
  TargetHealth,
  Unit,
  withAge,
  Witness,
  WitnessKind,
  Workload,
  WorkloadSite,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  failed,
  missing,
  RequestSnapshot,
  SwitchSnapshot,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { Answers, siteKey } from './askPorts';
import { Outcome } from './withDeadline';
import { witnessWithAge } from './witnessWithAge';

type AgeLimits = Readonly<Record<ReadingKind, number>>;

/** Puts together what the ports said of one workload, with every reading's age applied. */
export class ObservationAssembler {
  readonly #workload: Workload;
  readonly #answers: Answers;
  readonly #ages: AgeLimits;
  readonly #now: number;

  constructor(options: {
    readonly workload: Workload;
    readonly answers: Answers;
    readonly ages: AgeLimits;
    readonly now: number;
  }) {
    this.#workload = options.workload;
    this.#answers = options.answers;
    this.#ages = options.ages;
    this.#now = options.now;
  }

  assemble(): Observation {
    const { ref, sites } = this.#workload;
    const traffic = this.#answers.switches.get(ref);
    const requests = this.#answers.requests.get(ref);
    const observed = Object.fromEntries(
      sites.map(site => [site.site, this.#site(site, traffic)]),
    );
    const configured = this.#reading(traffic, {
      kind: 'configured-split',
      unit: 'weights',
      pick: (s: SwitchSnapshot) => s.configured,
    });
    const targets = Object.fromEntries(
      Object.entries(observed).map(([id, site]) => [id, site.targets]),
    );
    return {
      workloadRef: ref,
      at: this.#now,
      sites: observed,
      split: {
        configured,
        observed: this.#reading(requests, {
          kind: 'observed-split',
          unit: 'ratio',
          pick: (r: RequestSnapshot) => r.observed,
        }),
        effective: effectiveSplit({ configured, targets }),
      },
      switch: traffic?.ok ? traffic.value.switch : {},
      requestsPerSecond: this.#reading(requests, {
        kind: 'observed-split',
        unit: 'requests-per-second',
        pick: (r: RequestSnapshot) => r.requestsPerSecond,
      }),
      replication: this.#replication(),
      queue: this.#queue(),
    };
  }

  #site(
    site: WorkloadSite,
    traffic: Outcome<SwitchSnapshot> | undefined,
  ): SiteObservation {
    const cluster = this.#answers.clusters.get(
      siteKey(this.#workload.ref, site.site),
    );
    return {
      site: site.site,
      placement: this.#reading(cluster, {
        kind: 'placement',
        unit: 'state',
        pick: c => c.placement,
      }),
      cpu: this.#reading(cluster, {
        kind: 'utilisation',
        unit: 'ratio',
        pick: c => c.cpu,
      }),
      memory: this.#reading(cluster, {
        kind: 'utilisation',
        unit: 'ratio',
        pick: c => c.memory,
      }),
      targets: this.#reading<SwitchSnapshot, TargetHealth>(traffic, {
        kind: 'target-health',
        unit: 'state',
        pick: s => s.targets[site.site],
      }),
      witnesses: this.#witnesses(site, traffic),
    };
  }

  #witnesses(
    site: WorkloadSite,
    traffic: Outcome<SwitchSnapshot> | undefined,
  ): readonly Witness[] {
    const key = siteKey(this.#workload.ref, site.site);
    const probe = this.#answers.probes.get(key);
    const cluster = this.#answers.clusters.get(key);
    const found = [
      this.#witness('probe', site, probe, 'probe', w => w),
      this.#witness('target-health', site, traffic, 'target-health', s =>
        s.witnesses.find(w => w.site === site.site),
      ),
      this.#witness('cluster', site, cluster, 'placement', c => c.witness),
    ];
    return found.filter(w => w !== undefined);
  }

  /** A witness we could not ask is there and says `unknown`; one that does not exist is not there. */
  #witness<T>(
    kind: WitnessKind,
    site: WorkloadSite,
    outcome: Outcome<T> | undefined,
    age: ReadingKind,
    pick: (value: T) => Witness | undefined,
  ): Witness | undefined {
    if (outcome === undefined) return undefined;
    if (outcome.ok) {
      const witness = pick(outcome.value);
      return witness && witnessWithAge(witness, this.#ages[age], this.#now);
    }
    return {
      kind,
      site: site.site,
      verdict: 'unknown',
      detail: outcome.error.message,
      reading: failed(outcome.error, this.#origin(age, 'state')),
    };
  }

  #replication(): ReplicationObservation | undefined {
    const spec = this.#workload.data?.replication;
    if (!spec) return undefined;
    const outcome = this.#answers.replication.get(this.#workload.ref);
    return {
      from: spec.from,
      to: spec.to,
      ...(outcome?.ok
        ? { detail: outcome.value.detail, preflight: outcome.value.preflight }
        : {}),
      state: this.#reading(outcome, {
        kind: 'replication-state',
        unit: 'state',
        pick: r => r.state,
      }),
      lag: this.#reading(outcome, {
        kind: 'replication-lag',
        unit: 'seconds',
        pick: r => r.lag,
      }),
    };
  }

  #queue(): QueueObservation | undefined {
    if (!this.#workload.queue) return undefined;
    const outcome = this.#answers.queues.get(this.#workload.ref);
    const depth = this.#reading(outcome, {
      kind: 'queue-depth',
      unit: 'count',
      pick: q => q.depth,
    });
    return { depth };
  }

  #reading<S, T>(
    outcome: Outcome<S> | undefined,
    how: {
      readonly kind: ReadingKind;
      readonly unit: Unit;
      readonly pick: (value: S) => Reading<T> | undefined;
    },
  ): Reading<T> {
    const origin = this.#origin(how.kind, how.unit);
    if (outcome === undefined) {
      return missing('this workload declares no source for it', origin);
    }
    if (!outcome.ok) return failed(outcome.error, origin);
    const reading = how.pick(outcome.value);
    if (reading === undefined) return missing('the source had nothing', origin);
    return withAge(reading, this.#ages[how.kind], this.#now);
  }

  #origin(kind: ReadingKind, unit: Unit) {
    return { unit, source: `portal:${kind}`, observedAt: this.#now };
  }
}
