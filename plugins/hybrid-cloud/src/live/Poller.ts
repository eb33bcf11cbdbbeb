/** What a poller knows. `data` survives a failed refresh, so that the page never flickers back to empty. */
export interface PollState<T> {
  readonly data?: T;
  /** When `data` arrived, by the local clock. */
  readonly receivedAt?: number;
  /** The last attempt's error; gone after the next success. */
  readonly error?: unknown;
}

interface PollerOptions<T> {
  readonly load: () => Promise<T>;
  /** Seconds until the next look, by what was seen last. */
  readonly intervalSeconds: (data: T | undefined) => number;
  readonly onChange: (state: PollState<T>) => void;
  readonly now: () => number;
}

/**
 * Asks again and again, one request at a time. `poke` asks now; pokes during a request are
 * merged into one more request after it, so that a burst of signals costs two requests, not twenty.
 */
export class Poller<T> {
  readonly #options: PollerOptions<T>;
  #state: PollState<T> = {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #inFlight = false;
  #again = false;
  #overtaken = false;
  #paused = false;
  #stopped = false;

  constructor(options: PollerOptions<T>) {
    this.#options = options;
  }

  poke(): void {
    if (this.#stopped || this.#paused) {
      return;
    }
    if (this.#inFlight) {
      this.#again = true;
      return;
    }
    void this.#run();
  }

  /** Something newer than the request under way is known: its answer is dropped and asked for again. */
  overtake(): void {
    this.#overtaken = this.#inFlight;
    this.poke();
  }

  /** A hidden tab asks nothing; on return it looks at once. */
  setPaused(paused: boolean): void {
    if (paused === this.#paused) {
      return;
    }
    this.#paused = paused;
    if (paused) {
      clearTimeout(this.#timer);
    } else {
      this.poke();
    }
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    clearTimeout(this.#timer);
    this.#inFlight = true;
    this.#again = false;
    const next = await this.#attempt();
    this.#inFlight = false;
    if (this.#stopped) {
      return;
    }
    this.#state = next;
    if (!this.#overtaken) {
      this.#options.onChange(next);
    }
    this.#overtaken = false;
    if (this.#again) {
      this.poke();
    } else if (!this.#paused) {
      this.#timer = setTimeout(
        () => this.poke(),
        this.#options.intervalSeconds(next.data) * 1000,
      );
    }
  }

  async #attempt(): Promise<PollState<T>> {
    try {
      const data = await this.#options.load();
      return { data, receivedAt: this.#options.now() };
    } catch (error) {
      return { ...this.#state, error };
    }
  }
}
