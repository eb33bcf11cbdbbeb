import { setTimeout as sleep } from 'node:timers/promises';
import {
  Clock,
  PortError,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { KubeClient, RawObject, WatchEvent } from './KubeClient';

export type WatchState =
  /** Nothing is known yet. */
  | { readonly kind: 'starting' }
  /** Listed, and changes are being followed. */
  | { readonly kind: 'live' }
  /** Contact is lost; what was known is kept. */
  | {
      readonly kind: 'broken';
      readonly error: PortError;
      readonly since: number;
    };

const FIRST_RETRY_MILLISECONDS = 500;
const LAST_RETRY_MILLISECONDS = 10_000;
const LIST_TIMEOUT_MILLISECONDS = 5_000;

/** One kind of object, listed and then followed. Starts again with a list when the server says 410, on and on until stopped. */
export class ResourceWatch<T extends { name: string; namespace: string }> {
  readonly what: string;
  readonly #path: string;
  readonly #client: KubeClient;
  readonly #clock: Clock;
  readonly #keep: (raw: RawObject) => T;
  readonly #objects = new Map<string, T>();
  readonly #stop = new AbortController();
  #round = new AbortController();
  #state: WatchState = { kind: 'starting' };
  #listed = false;
  #revision = 0;
  #lastContact = 0;
  #running: Promise<void> | undefined;

  constructor(options: {
    /** For people: `pods in enrolment`. */
    readonly what: string;
    readonly path: string;
    readonly client: KubeClient;
    readonly clock: Clock;
    readonly keep: (raw: RawObject) => T;
  }) {
    this.what = options.what;
    this.#path = options.path;
    this.#client = options.client;
    this.#clock = options.clock;
    this.#keep = options.keep;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    this.#round.abort();
    await this.#running;
  }

  /** Gives up the open connection and makes a new one: it looks open and may be dead. */
  restart(): void {
    this.#round.abort();
  }

  get state(): WatchState {
    return this.#state;
  }

  /** Whether there was ever a list: without one, an empty cache says nothing. */
  get listed(): boolean {
    return this.#listed;
  }

  /** Moves on with every change of what is kept. */
  get revision(): number {
    return this.#revision;
  }

  /** The last list, event, bookmark or opening of the stream. */
  get lastContact(): number {
    return this.#lastContact;
  }

  objects(): Iterable<T> {
    return this.#objects.values();
  }

  async #run(): Promise<void> {
    let retry = FIRST_RETRY_MILLISECONDS;
    let version = '';
    while (!this.#stop.signal.aborted) {
      this.#round = new AbortController();
      try {
        if (version === '') version = await this.#list();
        const openedAt = this.#clock.now();
        version = await this.#follow(version);
        retry = FIRST_RETRY_MILLISECONDS;
        // A server that ends every stream at once is not asked in a tight loop.
        if (this.#clock.now() - openedAt < retry) await this.#pause(retry);
      } catch (error) {
        if (this.#stop.signal.aborted) break;
        const failure = toPortError(error);
        version = '';
        // 410 Gone is an everyday event: list again at once, unless the list itself is what fails.
        if (failure.kind === 'conflict' && this.#state.kind === 'live')
          continue;
        this.#break(failure);
        await this.#pause(retry);
        retry = Math.min(retry * 2, LAST_RETRY_MILLISECONDS);
      }
    }
  }

  async #list(): Promise<string> {
    const signal = AbortSignal.any([
      this.#round.signal,
      AbortSignal.timeout(LIST_TIMEOUT_MILLISECONDS),
    ]);
    const { items, resourceVersion } = await this.#client.list(
      this.#path,
      signal,
    );
    this.#objects.clear();
    this.#revision += 1;
    for (const item of items) this.#put(item);
    this.#listed = true;
    this.#contact();
    return resourceVersion;
  }

  /** Until the server ends the stream; gives the version to go on from. */
  async #follow(from: string): Promise<string> {
    let version = from;
    await this.#client.watch(this.#path, {
      resourceVersion: from,
      signal: this.#round.signal,
      onOpen: () => this.#contact(),
      onEvent: event => {
        this.#apply(event);
        version = event.object.metadata?.resourceVersion ?? version;
      },
    });
    return version;
  }

  #apply(event: WatchEvent): void {
    switch (event.type) {
      case 'ADDED':
      case 'MODIFIED':
        this.#put(event.object);
        break;
      case 'DELETED':
        this.#objects.delete(keyOf(this.#keep(event.object)));
        this.#revision += 1;
        break;
      case 'ERROR':
        throw new PortError({
          kind: event.object.code === 410 ? 'conflict' : 'unreachable',
          message: `watch of ${this.what} ended with ${event.object.code}`,
        });
      default:
        // BOOKMARK, and types of a later API version: the contact and the resource version are all they tell.
        break;
    }
    this.#contact();
  }

  #put(raw: RawObject): void {
    const kept = this.#keep(raw);
    this.#objects.set(keyOf(kept), kept);
    this.#revision += 1;
  }

  #contact(): void {
    this.#lastContact = this.#clock.now();
    this.#state = { kind: 'live' };
  }

  #break(error: PortError): void {
    const since =
      this.#state.kind === 'broken' ? this.#state.since : this.#clock.now();
    this.#state = { kind: 'broken', error, since };
  }

  async #pause(milliseconds: number): Promise<void> {
    const signal = this.#stop.signal;
    // Ends early, by rejecting, only when we are stopped: the loop looks at that itself.
    await sleep(milliseconds, undefined, { signal }).catch(() => {});
  }
}

function keyOf(object: { name: string; namespace: string }): string {
  return `${object.namespace}/${object.name}`;
}

function toPortError(error: unknown): PortError {
  if (error instanceof PortError) return error;
  return new PortError({
    kind: 'malformed',
    message: error instanceof Error ? error.message : String(error),
    cause: error,
  });
}
