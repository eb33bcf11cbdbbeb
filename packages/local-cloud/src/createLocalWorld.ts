import { AwsCloud } from './aws';
import { ApiSwitches } from './faults/ApiSwitches';
import { FaultBoard } from './faults/FaultBoard';
import { Cluster } from './kubernetes';
import { SortedSets } from './queue/SortedSets';
import { Clock } from './world/Clock';
import { demoEstate } from './world/demoEstate';
import { Estate } from './world/Estate';
import { Premises } from './world/Premises';
import { WarmUpClock } from './world/WarmUpClock';
import { World } from './world/World';

/** After its end a minute of metrics can be read this much later, as with the real service. */
const METRICS_DELAY_SECONDS = 30;
/** Long enough for metrics, health checks and autoscalers to have said something. */
const WARM_UP_SECONDS = 180;

export interface LocalWorldOptions {
  readonly clock: Clock;
  /** Default: the demo estate. */
  readonly estate?: Estate;
  /** Default 1. */
  readonly seed?: number;
  /** How long the world has lived before the clock's now. Default 180. */
  readonly warmUpSeconds?: number;
}

/** Everything of a local cloud except its sockets. */
export interface LocalWorld {
  readonly estate: Estate;
  /** The clock all parts share. */
  readonly clock: Clock;
  readonly premises: Premises;
  readonly cloud: AwsCloud;
  readonly clusters: ReadonlyMap<string, Cluster>;
  readonly sets: SortedSets;
  readonly world: World;
  readonly apis: ApiSwitches;
  readonly board: FaultBoard;
}

/**
 * Puts the world and both clouds together. With a VirtualClock: advance it, then call `world.step(clock.now())`.
 * No timer runs and no socket opens.
 */
export function createLocalWorld(options: LocalWorldOptions): LocalWorld {
  const { estate = demoEstate, seed = 1 } = options;
  const clock = new WarmUpClock({
    clock: options.clock,
    seconds: options.warmUpSeconds ?? WARM_UP_SECONDS,
  });
  const premises = new Premises(estate);
  const cloud = new AwsCloud({
    estate: estate.aws,
    clock,
    probe: premises.probe,
    metricsDelaySeconds: METRICS_DELAY_SECONDS,
  });
  const clusters = new Map(
    estate.clusters.map(spec => [spec.name, new Cluster({ spec, clock })]),
  );
  const sets = new SortedSets();
  const world = new World({
    estate,
    seed,
    start: clock.now(),
    premises,
    cloud,
    clusters,
    sets,
  });
  const apis = new ApiSwitches(cloud);
  const board = new FaultBoard({
    world,
    apis,
    usualMetricsDelaySeconds: METRICS_DELAY_SECONDS,
  });
  clock.catchUp(now => world.step(now));
  return { estate, clock, premises, cloud, clusters, sets, world, apis, board };
}
