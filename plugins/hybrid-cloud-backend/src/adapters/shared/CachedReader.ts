import {
  Clock,
  PortError,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { RequestBudget } from './RequestBudget';

/** A value or why there is none, with the moment we got it. */
export type Cached<V> =
  | { readonly ok: true; readonly value: V; readonly at: number }
  | { readonly ok: false; readonly error: PortError; readonly at: number };

export interface CachedReaderOptions<V> {
  readonly clock: Clock;
  readonly budget: RequestBudget;
  /** How many keys one call can ask for. */
  readonly batchSize: number;
  /** A value younger than this is not asked for again. */
  readonly minAgeMilliseconds: number;
  /** Calls a second that refreshing many keys at a time may take; what that cannot keep up with ages. Default: the budget's. */
  readonly callsPerSecond?: number;
  /** One call. A key without an entry in the answer was not found. Throws PortError when the whole call failed. */
  readonly load: (
    keys: readonly string[],
    signal: AbortSignal,
  ) => Promise<ReadonlyMap<string, V | PortError>>;
  /** Keys whose last value says so are read before others when the budget is short. */
  readonly urgent?: (value: V) => boolean;
}

/** What was not there is asked for seldom, and alone, because it can spoil the answer about others. */
const ABSENT_MILLISECONDS = 30_000;
/** What nobody asked for during this long is forgotten. */
const FORGET_MILLISECONDS = 10 * 60_000;

/**
 * Reads many keys in as few calls as the budget allows: never-read and oldest first, urgent ones before them. Where the
 * budget or the other side's limit does not allow a call, the last value is given with the moment it was got, so that
 * its age tells.
 */
export class CachedReader<V> {
  readonly #options: CachedReaderOptions<V>;
  readonly #entries = new Map<string, Cached<V>>();
  readonly #askedAt = new Map<string, number>();

  constructor(options: CachedReaderOptions<V>) {
    this.#options = options;
  }

  async read(
    keys: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, Cached<V>>> {
    const wanted = [...new Set(keys)];
    this.#remember(wanted);
    const calls: Promise<void>[] = [];
    for (const batch of this.#batches(wanted)) {
      if (!this.#options.budget.tryTake()) break;
      calls.push(this.#load(batch, signal));
    }
    await Promise.all(calls);
    return new Map(wanted.map(key => [key, this.#entry(key)]));
  }

  /** The next read asks again, e.g. after a change of ours. */
  forget(key: string): void {
    this.#entries.delete(key);
  }

  #batches(keys: readonly string[]): readonly (readonly string[])[] {
    const { clock, batchSize } = this.#options;
    const now = clock.now();
    const pace = this.#minAge(keys.length);
    const due = keys
      .filter(key => {
        const at = this.#entries.get(key)?.at;
        const minAge = this.#isAbsent(key) ? ABSENT_MILLISECONDS : pace;
        return at === undefined || now - at >= minAge;
      })
      .sort((a, b) => this.#rank(a) - this.#rank(b));
    const present = due.filter(key => !this.#isAbsent(key));
    const batches: string[][] = [];
    for (let i = 0; i < present.length; i += batchSize) {
      batches.push(present.slice(i, i + batchSize));
    }
    const alone = due.filter(key => this.#isAbsent(key)).map(key => [key]);
    return [...batches, ...alone];
  }

  /** Many keys are read again at the pace that their share of the budget allows, few at once. */
  #minAge(count: number): number {
    const { batchSize, minAgeMilliseconds, callsPerSecond } = this.#options;
    if (callsPerSecond === undefined) return minAgeMilliseconds;
    const seconds = Math.ceil(count / batchSize) / callsPerSecond;
    return Math.max(minAgeMilliseconds, seconds * 1000);
  }

  #isAbsent(key: string): boolean {
    const entry = this.#entries.get(key);
    return entry !== undefined && !entry.ok && entry.error.kind === 'not-found';
  }

  #rank(key: string): number {
    const entry = this.#entries.get(key);
    if (!entry) return -1;
    const urgent = entry.ok && this.#options.urgent?.(entry.value);
    return urgent ? 0 : entry.at;
  }

  async #load(batch: readonly string[], signal: AbortSignal): Promise<void> {
    const { clock, budget, load } = this.#options;
    try {
      const answers = await load(batch, signal);
      const at = clock.now();
      for (const key of batch) {
        const value = answers.get(key);
        if (value === undefined) this.#fail(key, notFound(key), at);
        else if (value instanceof PortError) this.#fail(key, value, at);
        else this.#entries.set(key, { ok: true, value, at });
      }
    } catch (error) {
      const failure = toPortError(error);
      if (failure.kind === 'throttled') budget.drain();
      for (const key of batch) this.#fail(key, failure, clock.now());
    }
  }

  /** Being too fast says nothing about the value we have: it keeps its age. */
  #fail(key: string, error: PortError, at: number): void {
    if (error.kind === 'throttled' && this.#entries.get(key)?.ok) return;
    this.#entries.set(key, { ok: false, error, at });
  }

  #entry(key: string): Cached<V> {
    const entry = this.#entries.get(key);
    if (entry) return entry;
    const error = new PortError({
      kind: 'throttled',
      message: 'not read yet: our share of the request limit is used up',
    });
    return { ok: false, error, at: this.#options.clock.now() };
  }

  #remember(keys: readonly string[]): void {
    const now = this.#options.clock.now();
    for (const key of keys) this.#askedAt.set(key, now);
    for (const [key, at] of this.#askedAt) {
      if (now - at <= FORGET_MILLISECONDS) continue;
      this.#askedAt.delete(key);
      this.#entries.delete(key);
    }
  }
}

function notFound(key: string): PortError {
  return new PortError({ kind: 'not-found', message: `${key} is not there` });
}

function toPortError(error: unknown): PortError {
  if (error instanceof PortError) return error;
  return new PortError({
    kind: 'malformed',
    message: error instanceof Error ? error.message : String(error),
    cause: error,
  });
}
