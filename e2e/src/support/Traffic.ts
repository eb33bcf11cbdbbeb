/** One request through the data plane, as a user would have seen it. */
export interface Seen {
  readonly at: number;
  readonly ok: boolean;
  readonly site?: string;
  readonly status?: number;
}

/** Sends requests through a balancer at a steady, small rate and remembers what came back. Loopback only. */
export class Traffic {
  readonly #seen: Seen[] = [];
  #timer?: NodeJS.Timeout;
  readonly #url: string;

  constructor(options: { url: string }) {
    this.#url = options.url;
  }

  start(options: { everyMilliseconds: number }): void {
    this.#timer = setInterval(() => {
      this.#one().catch(() => {}); // recorded inside
    }, options.everyMilliseconds);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #one(): Promise<void> {
    const at = Date.now();
    try {
      const response = await fetch(this.#url, {
        signal: AbortSignal.timeout(5000),
        headers: { connection: 'close' },
      });
      const body = response.ok ? await response.json() : undefined;
      this.#seen.push({
        at,
        ok: response.ok,
        status: response.status,
        site: body?.site,
      });
    } catch {
      this.#seen.push({ at, ok: false });
    }
  }

  between(from: number, to: number): readonly Seen[] {
    return this.#seen.filter(seen => seen.at >= from && seen.at < to);
  }
}

/** Share 0..1 of the successful requests that one site answered. */
export function shareOf(site: string, seen: readonly Seen[]): number {
  const good = seen.filter(one => one.ok);
  return good.length === 0
    ? NaN
    : good.filter(one => one.site === site).length / good.length;
}
