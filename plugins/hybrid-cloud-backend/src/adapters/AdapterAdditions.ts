import { ConflictError } from '@backstage/errors';
import {
  HybridCloudAdaptersExtensionPoint,
  QueueMonitor,
  ReplicationMonitor,
  RequestMetrics,
  TrafficSwitch,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';

/** A map whose entries can be set once. */
class OncePerKind<T extends { readonly kind: string }> {
  readonly #what: string;
  readonly #byKind = new Map<T['kind'], T>();

  constructor(what: string) {
    this.#what = what;
  }

  add(item: T): void {
    if (this.#byKind.has(item.kind)) {
      throw new ConflictError(
        `a ${this.#what} of kind '${item.kind}' has been added already`,
      );
    }
    this.#byKind.set(item.kind, item);
  }

  get all(): ReadonlyMap<T['kind'], T> {
    return this.#byKind;
  }
}

/** Collects what other modules add; an added kind takes the place of the built-in one. */
export class AdapterAdditions implements HybridCloudAdaptersExtensionPoint {
  readonly #switches = new OncePerKind<TrafficSwitch>('traffic switch');
  readonly #metrics = new OncePerKind<RequestMetrics>('source of metrics');
  readonly #replication = new OncePerKind<ReplicationMonitor>(
    'replication monitor',
  );
  readonly #queues = new OncePerKind<QueueMonitor>('queue monitor');

  addTrafficSwitch(trafficSwitch: TrafficSwitch): void {
    this.#switches.add(trafficSwitch);
  }
  addRequestMetrics(requestMetrics: RequestMetrics): void {
    this.#metrics.add(requestMetrics);
  }
  addReplicationMonitor(replicationMonitor: ReplicationMonitor): void {
    this.#replication.add(replicationMonitor);
  }
  addQueueMonitor(queueMonitor: QueueMonitor): void {
    this.#queues.add(queueMonitor);
  }

  get trafficSwitches() {
    return this.#switches.all;
  }
  get requestMetrics() {
    return this.#metrics.all;
  }
  get replicationMonitors() {
    return this.#replication.all;
  }
  get queueMonitors() {
    return this.#queues.all;
  }
}
