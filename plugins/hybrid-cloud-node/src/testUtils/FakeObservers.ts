import {
  QueueObservation,
  ReplicationObservation,
  ReplicationSpec,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  QueueMonitor,
  ReplicationMonitor,
  RequestMetrics,
  RequestSnapshot,
} from '../ports';
import { CallLog } from './CallLog';

interface ObserveOptions {
  readonly workloads: readonly Workload[];
  readonly signal: AbortSignal;
}

/** Answers with what a test put for each workload; a workload nothing was put for has no entry. */
class FakeObserver<T> {
  readonly log = new CallLog();
  /** While set, `observe` never answers and ends only with its signal. */
  hanging = false;
  readonly #values = new Map<string, T>();

  put(workloadRef: string, value: T): void {
    this.#values.set(workloadRef, value);
  }

  async observe(options: ObserveOptions): Promise<ReadonlyMap<string, T>> {
    const refs = options.workloads.map(w => w.ref);
    this.log.enter('observe', refs);
    if (this.hanging) {
      await new Promise((_, reject) => {
        options.signal.addEventListener('abort', () =>
          reject(options.signal.reason),
        );
      });
    }
    return new Map(
      refs.flatMap(ref => {
        const value = this.#values.get(ref);
        return value === undefined ? [] : [[ref, value] as const];
      }),
    );
  }

  reset(): void {
    this.#values.clear();
    this.log.reset();
    this.hanging = false;
  }
}

export class FakeRequestMetrics
  extends FakeObserver<RequestSnapshot>
  implements RequestMetrics
{
  readonly kind = 'alb-rule';
}

export class FakeReplicationMonitor
  extends FakeObserver<ReplicationObservation>
  implements ReplicationMonitor
{
  readonly kind: ReplicationSpec['kind'];

  constructor(kind: ReplicationSpec['kind'] = 'dms') {
    super();
    this.kind = kind;
  }
}

export class FakeQueueMonitor
  extends FakeObserver<QueueObservation>
  implements QueueMonitor
{
  readonly kind = 'redis-zset';
}
