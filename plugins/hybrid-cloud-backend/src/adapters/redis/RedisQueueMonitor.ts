import { Redis } from 'ioredis';
import {
  QueueObservation,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  Clock,
  failed,
  fresh,
  PortError,
  QueueMonitor,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { QueueConnectionConfig } from '../../config';

const TIMEOUT_MILLISECONDS = 1_000;
const LAST_RETRY_MILLISECONDS = 5_000;

/** Counts who waits in sorted sets. One lazy connection for each configured queue. */
export class RedisQueueMonitor implements QueueMonitor {
  readonly kind = 'redis-zset';
  readonly #connections: ReadonlyMap<string, QueueConnectionConfig>;
  readonly #clients = new Map<string, Redis>();
  readonly #clock: Clock;

  constructor(options: {
    readonly queues: readonly QueueConnectionConfig[];
    readonly clock: Clock;
  }) {
    this.#connections = new Map(options.queues.map(q => [q.id, q]));
    this.#clock = options.clock;
  }

  async observe(options: {
    readonly workloads: readonly Workload[];
    readonly signal: AbortSignal;
  }): Promise<ReadonlyMap<string, QueueObservation>> {
    const observed = await Promise.all(
      options.workloads.map(
        async workload => [workload.ref, await this.#look(workload)] as const,
      ),
    );
    return new Map(observed);
  }

  /** Closes every connection. */
  stop(): void {
    for (const client of this.#clients.values()) client.disconnect();
    this.#clients.clear();
  }

  async #look({ ref, queue }: Workload): Promise<QueueObservation> {
    const source = `redis:${queue?.connection}/${queue?.key}`;
    const origin = () =>
      ({ unit: 'count', source, observedAt: this.#clock.now() } as const);
    try {
      if (!queue) throw notFound(`${ref} has no queue`);
      const depth = await this.#client(queue.connection).zcard(queue.key);
      return { depth: fresh(depth, origin()) };
    } catch (error) {
      return { depth: failed(toPortError(error), origin()) };
    }
  }

  /** Commands fail at once while there is no connection: the loop asks again soon, and must not wait in a line. */
  #client(id: string): Redis {
    const known = this.#clients.get(id);
    if (known) return known;
    const connection = this.#connections.get(id);
    if (!connection) {
      throw notFound(`no queue '${id}' in hybridCloud.queues`);
    }
    const client = new Redis(connection.url, {
      lazyConnect: true,
      connectTimeout: TIMEOUT_MILLISECONDS,
      commandTimeout: TIMEOUT_MILLISECONDS,
      maxRetriesPerRequest: 0,
      retryStrategy: times => Math.min(times * 200, LAST_RETRY_MILLISECONDS),
    });
    // Every failed command tells its own caller; without a listener the library would end the process.
    client.on('error', () => {});
    this.#clients.set(id, client);
    return client;
  }
}

function notFound(message: string): PortError {
  return new PortError({ kind: 'not-found', message });
}

function toPortError(error: unknown): PortError {
  if (error instanceof PortError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new PortError({ kind: kindOf(message), message, cause: error });
}

/** Redis names what is wrong in the first word of its answer. */
function kindOf(message: string): PortError['kind'] {
  if (/^(NOAUTH|WRONGPASS)/.test(message)) return 'unauthenticated';
  if (/^NOPERM/.test(message)) return 'forbidden';
  if (/^WRONGTYPE/.test(message)) return 'malformed';
  if (/unknown command/i.test(message)) return 'unsupported';
  return 'unreachable';
}
