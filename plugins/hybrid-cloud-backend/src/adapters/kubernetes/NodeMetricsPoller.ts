import {
  Clock,
  PortError,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { KubeClient } from './KubeClient';
import { parseQuantity } from './quantity';
import { lostToPortError } from './toPortError';

export interface NodeUsage {
  readonly cores: number;
  readonly bytes: number;
  /** When the kubelet measured it. */
  readonly at: number;
}

const PATH = '/apis/metrics.k8s.io/v1beta1/nodes';
/** metrics-server itself measures every 15 s. */
const INTERVAL_MILLISECONDS = 15_000;
const TIMEOUT_MILLISECONDS = 3_000;

/** What nodes use, from metrics.k8s.io, asked for at an interval: that API cannot be watched. */
export class NodeMetricsPoller {
  readonly #client: KubeClient;
  readonly #clock: Clock;
  readonly #stop = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #usage: ReadonlyMap<string, NodeUsage> = new Map();
  #failure: { readonly error: PortError; readonly since: number } | undefined;

  constructor(options: { readonly client: KubeClient; readonly clock: Clock }) {
    this.#client = options.client;
    this.#clock = options.clock;
  }

  start(): void {
    if (this.#timer || this.#stop.signal.aborted) return;
    this.#timer = setInterval(() => this.poll(), INTERVAL_MILLISECONDS);
    this.poll();
  }

  stop(): void {
    this.#stop.abort();
    clearInterval(this.#timer);
  }

  /** By node name; empty before the first answer. What was known is kept when an answer fails to come. */
  get usage(): ReadonlyMap<string, NodeUsage> {
    return this.#usage;
  }

  get failure():
    | { readonly error: PortError; readonly since: number }
    | undefined {
    return this.#failure;
  }

  /** Asks once; never throws. */
  async poll(): Promise<void> {
    const signal = AbortSignal.any([
      this.#stop.signal,
      AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    ]);
    try {
      const answer = await this.#client.get(PATH, { signal });
      this.#usage = readUsage(answer, this.#clock.now());
      this.#failure = undefined;
    } catch (error) {
      this.#failure = {
        error: lostToPortError(PATH, error),
        since: this.#failure?.since ?? this.#clock.now(),
      };
    }
  }
}

/** Items whose figures cannot be read are left out: a node without figures is unknown, not idle. */
function readUsage(
  answer: unknown,
  now: number,
): ReadonlyMap<string, NodeUsage> {
  // The metrics API's own list schema.
  const { items = [] } = answer as {
    readonly items?: readonly {
      readonly metadata?: { readonly name?: string };
      readonly timestamp?: string;
      readonly usage?: { readonly cpu?: string; readonly memory?: string };
    }[];
  };
  return new Map(
    items.flatMap(({ metadata, timestamp, usage }) => {
      const cores = parseQuantity(usage?.cpu);
      const bytes = parseQuantity(usage?.memory);
      if (!metadata?.name || cores === undefined || bytes === undefined) {
        return [];
      }
      const measured = timestamp ? Date.parse(timestamp) : Number.NaN;
      const at = Number.isNaN(measured) ? now : Math.min(measured, now);
      return [[metadata.name, { cores, bytes, at }] as const];
    }),
  );
}
