import {
  Instant,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { worldPorts, WorldPorts } from '../world/observeWorkload';
import { SeededRandom } from '../world/SeededRandom';
import { VirtualWorld } from '../world/VirtualWorld';
import { AlarmBaseline } from './AlarmBaseline';
import { VirtualPortal } from './VirtualPortal';

export const TICK = { seconds: 5, suspectSeconds: 1 };

const SECOND = 1000;
const EPOCH = Date.UTC(2026, 2, 2);
const HOME = 'onprem';
/** Looks before anything happens, so that there is a past in which all was well. */
const CALM_SECONDS = 20;
/** By then both have switched or never will. */
const LIMIT_SECONDS = 420;
/** How long is watched after something that must not lead to a switch. */
const AFTERMATH_SECONDS = 60;

export interface PhaseOptions {
  readonly seed: number;
  readonly workload: Workload;
}

/** Everything of one run. */
interface Phase {
  readonly world: VirtualWorld;
  readonly ports: WorldPorts;
  readonly portal: VirtualPortal;
  readonly baseline: AlarmBaseline;
  readonly troubleAt: Instant;
}

/**
 * A world of its own. The seed sets everything that a phase is made of: the minute CloudWatch counts in, the loop's
 * tick, the health checks' interval against the trouble, the load, and how long the calls take.
 */
function setUp({ seed, workload }: PhaseOptions): Phase {
  const random = new SeededRandom(seed);
  const start = EPOCH + random.between(0, 3600 * SECOND);
  const world = new VirtualWorld({ start, seed });
  const baseline = new AlarmBaseline({
    local: world.local,
    functionMillis: random.between(500, 2000),
  });
  if (baseline.state === 'ALARM') throw new Error('the alarm fires beforehand');
  world.onSecond(at => baseline.step(at));
  const ports = worldPorts(world.local);
  const portal = new VirtualPortal({
    ports,
    workload,
    tick: TICK,
    firstLookAt: start + random.between(0, TICK.seconds * SECOND - 1),
    // A look ends with its slowest call; AWS answers in tens of milliseconds within a region. `portal bench` runs in
    // virtual time, so what the calls cost is put in here.
    latencies: {
      look: () => random.between(20, 120),
      write: () => random.between(40, 200),
    },
    advanceTo: at => world.advanceTo(at),
  });
  const troubleAt = start + (CALM_SECONDS + random.next() * 60) * SECOND;
  return {
    world,
    ports,
    portal,
    baseline,
    troubleAt: Math.round(troubleAt),
  };
}

/** Looks that are due before `until`, each of which must decide to hold. */
async function calm({ world, portal }: Phase, until: Instant): Promise<void> {
  while (portal.nextLookAt < until) {
    world.advanceTo(portal.nextLookAt);
    const decision = await portal.look();
    if (decision.kind !== 'hold')
      throw new Error(`not calm: ${JSON.stringify(decision.reasons)}`);
  }
  world.advanceTo(until);
}

/** Seconds from the cut. */
export interface PowerCutResult {
  readonly proposed: number;
  readonly accepted: number;
  readonly baselineAccepted: number;
}

/** Power is cut and stays off. Throws when either has not switched within the limit: that would be no result. */
export async function runPowerCut(
  options: PhaseOptions,
): Promise<PowerCutResult> {
  const phase = setUp(options);
  const { world, portal, baseline, troubleAt } = phase;
  const limit = troubleAt + LIMIT_SECONDS * SECOND;
  await calm(phase, troubleAt);
  world.local.world.setPower(HOME, false);
  while (portal.acceptedAt === undefined && world.now < limit) {
    world.advanceTo(portal.nextLookAt);
    await portal.look();
  }
  while (baseline.acceptedAt === undefined && world.now < limit)
    world.advanceTo(world.now + SECOND);
  const since = (at: Instant | undefined, what: string) => {
    if (at === undefined)
      throw new Error(`seed ${options.seed}: ${what} never came`);
    return (at - troubleAt) / SECOND;
  };
  return {
    proposed: since(portal.proposedAt, 'the proposal'),
    accepted: since(portal.acceptedAt, 'the rule change'),
    baselineAccepted: since(baseline.acceptedAt, 'the baseline'),
  };
}

/** `probe`: our probe's answer is lost once. `look`: in one look, and in no other, every witness of the site fails. */
export type Miss = 'probe' | 'look';

/** Decisions other than hold after one miss; there must be none. */
export async function runMiss(
  options: PhaseOptions & { readonly miss: Miss },
): Promise<number> {
  const phase = setUp(options);
  const { world, ports, portal, troubleAt } = phase;
  await calm(phase, troubleAt);
  let acts = 0;
  const look = async () => {
    world.advanceTo(portal.nextLookAt);
    const decision = await portal.look();
    if (decision.kind !== 'hold') acts += 1;
  };
  const isHome = (site: string) => site === HOME;
  ports.probe.loses = isHome;
  if (options.miss === 'look') ports.trafficSwitch.hides = isHome;
  await look();
  ports.probe.loses = () => false;
  ports.trafficSwitch.hides = () => false;
  while (world.now < troubleAt + AFTERMATH_SECONDS * SECOND) await look();
  return acts;
}
