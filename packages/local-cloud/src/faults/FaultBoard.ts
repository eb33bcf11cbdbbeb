import { World } from '../world/World';
import { ApiSwitches } from './ApiSwitches';
import { beginFault, EndFault } from './beginFault';
import { FaultKind, FaultRequest } from './FaultRequest';

export interface ActiveFault {
  /** The fault and what it is done to: `power:onprem`. One at a time of each. */
  readonly id: string;
  readonly fault: FaultKind;
  readonly parameters: Omit<FaultRequest, 'fault' | 'on' | 'seconds'>;
  readonly since: number;
  /** When it ends by itself; absent: when told to. */
  readonly until?: number;
}

/** Which faults are in force. Ends those whose time is over, second by second of the world's own time. */
export class FaultBoard {
  readonly #world: World;
  readonly #apis: ApiSwitches;
  readonly #usualMetricsDelaySeconds: number;
  readonly #active = new Map<
    string,
    { readonly shown: ActiveFault; readonly end: EndFault }
  >();

  constructor(options: {
    readonly world: World;
    readonly apis: ApiSwitches;
    readonly usualMetricsDelaySeconds: number;
  }) {
    this.#world = options.world;
    this.#apis = options.apis;
    this.#usualMetricsDelaySeconds = options.usualMetricsDelaySeconds;
    this.#world.onSecond(at => this.#expire(at));
  }

  get active(): readonly ActiveFault[] {
    return [...this.#active.values()].map(each => each.shown);
  }

  /** Begins, changes or ends one fault. Ending what is not in force changes nothing. */
  set(request: FaultRequest, now: number): void {
    const id = idOf(request);
    const running = this.#active.get(id);
    if (!request.on) {
      running?.end();
      this.#active.delete(id);
      return;
    }
    const end = beginFault({
      world: this.#world,
      request,
      apis: this.#apis,
      usualMetricsDelaySeconds: this.#usualMetricsDelaySeconds,
    });
    const { fault, on, seconds, ...parameters } = request;
    this.#active.set(id, {
      shown: {
        id,
        fault,
        parameters,
        since: running?.shown.since ?? now,
        ...(seconds === undefined ? {} : { until: now + seconds * 1000 }),
      },
      // The first beginning knows what was there before it.
      end: running?.end ?? end,
    });
  }

  #expire(at: number): void {
    for (const [id, { shown, end }] of this.#active) {
      if (shown.until === undefined || shown.until > at) continue;
      end();
      this.#active.delete(id);
    }
  }
}

function idOf(request: FaultRequest): string {
  switch (request.fault) {
    case 'power':
    case 'link':
      return `${request.fault}:${request.site}`;
    case 'throttle':
    case 'break':
    case 'deny':
      return `${request.fault}:${request.api}`;
    case 'metrics-delay':
      return request.fault;
    case 'surge':
    case 'replication-stop':
    case 'replication-delay':
    case 'queue-abandon':
    case 'drift':
      return `${request.fault}:${request.workload}`;
    default: {
      const never: never = request;
      throw new Error(`unknown fault ${JSON.stringify(never)}`);
    }
  }
}
