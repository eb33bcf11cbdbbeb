import {
  decide,
  Decision,
  DecideInput,
  History,
  Instant,
  isSuspect,
  nextLook,
  Observation,
  Plan,
  planDigestMaterial,
  revalidate,
  TickSettings,
  toPastObservation,
  upSinceAfter,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { observeWorkload, WorldPorts } from '../world/observeWorkload';

type Proposed = Extract<Decision, { kind: 'propose' }>;

/** Time that passes where a real portal waits for others, milliseconds. */
export interface Latencies {
  /** From the readings to the decision: the slowest of the calls of one look. */
  readonly look: () => number;
  /** From a call that changes the rule to its acceptance. */
  readonly write: () => number;
}

export interface VirtualPortalOptions {
  readonly ports: WorldPorts;
  readonly workload: Workload;
  readonly tick: TickSettings;
  /** First look; every workload is looked at every `tick.seconds` from then on. */
  readonly firstLookAt: Instant;
  readonly latencies: Latencies;
  /** Lets the world go on to a moment. */
  readonly advanceTo: (at: Instant) => void;
}

/** Looks kept; the loop keeps an hour, and nothing here asks for more than a few. */
const KEPT = 60;

/**
 * The portal's loop in virtual time: the real scheduling rule, the real deciding functions and the real revalidation
 * before each step, for one workload in mode auto.
 */
export class VirtualPortal {
  readonly #options: VirtualPortalOptions;
  #history: History = { observations: [], upSince: {}, actions: [] };
  #nextTick: Instant;
  #nextSuspectLook = Number.POSITIVE_INFINITY;
  proposedAt?: Instant;
  acceptedAt?: Instant;
  looks = 0;

  constructor(options: VirtualPortalOptions) {
    this.#options = options;
    this.#nextTick = options.firstLookAt;
  }

  get nextLookAt(): Instant {
    return Math.min(this.#nextTick, this.#nextSuspectLook);
  }

  /** One turn: observe, decide, and when that proposes, carry it out. */
  async look(): Promise<Decision> {
    const { ports, workload, tick, latencies, advanceTo } = this.#options;
    const observation = await observeWorkload(ports, workload);
    const lookedAt = observation.at;
    if (lookedAt >= this.#nextTick) this.#nextTick += tick.seconds * 1000;
    this.#nextSuspectLook = isSuspect(observation)
      ? nextLook({ suspect: true, lastLookAt: lookedAt, tick })
      : Number.POSITIVE_INFINITY;
    this.looks += 1;
    advanceTo(lookedAt + latencies.look());
    const decision = decide(this.#inputFor(observation));
    this.#remember(observation);
    if (decision.kind === 'propose' && decision.proposal.mode === 'auto') {
      this.proposedAt ??= ports.local.clock.now();
      await this.#carryOut(decision, observation);
    }
    return decision;
  }

  #inputFor(observation: Observation): DecideInput {
    const { workload, ports } = this.#options;
    return {
      workload,
      observation,
      history: this.#history,
      now: ports.local.clock.now(),
      context: {
        automationEnabled: true,
        plansInFlight: { fleet: 0, bySite: {} },
        ceilings: { fleet: 20, perSite: 10 },
        switchActable: true,
        sitesActable: Object.fromEntries(
          workload.sites.map(s => [s.site, true]),
        ),
      },
    };
  }

  #remember(observation: Observation): void {
    const { workload } = this.#options;
    const past = toPastObservation({
      workload,
      observation,
      now: observation.at,
    });
    const { observations, upSince } = this.#history;
    this.#history = {
      ...this.#history,
      observations: [...observations, past].slice(-KEPT),
      upSince: upSinceAfter({ upSince, past }),
    };
  }

  /** Up to the accepted rule change; growth afterwards is not what is measured. */
  async #carryOut(decision: Proposed, evidence: Observation): Promise<void> {
    const { ports, workload, latencies, advanceTo } = this.#options;
    const { clock } = ports.local;
    const plan = toPlan(decision, evidence);
    for (const step of decision.proposal.steps) {
      const observation = await observeWorkload(ports, workload);
      advanceTo(clock.now() + latencies.look());
      const verdict = revalidate({
        ...this.#inputFor(observation),
        plan,
        nextStep: step,
      });
      if (verdict.kind === 'already-done') continue;
      if (verdict.kind === 'stop')
        throw new Error(`stopped: ${JSON.stringify(verdict.reason)}`);
      if (step.kind !== 'set-weights')
        throw new Error(`a ${step.kind} step comes before the move`);
      advanceTo(clock.now() + latencies.write());
      await ports.trafficSwitch.setWeights({
        workload,
        weights: step.after,
        expectedVersion: observation.switch.version ?? '',
        signal: AbortSignal.timeout(10_000),
      });
      this.acceptedAt = clock.now();
      return;
    }
  }
}

function toPlan(decision: Proposed, evidence: Observation): Plan {
  const { workloadRef, proposal, diagnosis, reasons, guards, at } = decision;
  return {
    id: 'benchmark',
    workloadRef,
    state: 'executing',
    proposal,
    diagnosis,
    reasons,
    guards,
    evidence,
    digest: planDigestMaterial({
      workloadRef,
      proposal,
      diagnosis,
      observation: evidence,
    }),
    requestedBy: 'policy',
    approvalsNeeded: 0,
    approvals: [],
    steps: proposal.steps.map((step, index) => ({
      index,
      step,
      state: 'waiting',
    })),
    createdAt: at,
    expiresAt: at + 900_000,
    updatedAt: at,
  };
}
