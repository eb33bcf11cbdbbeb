import { Clock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';

const ASK_AGAIN_AFTER = 30_000;
const TIMEOUT = 1_000;

/**
 * Asks configured AWS endpoints whether they are a stand-in whose faults can be set, so that pages can offer that.
 * Nothing else depends on the answer. AWS itself is never asked: it has no configured endpoint.
 */
export class LocalCloudFinder {
  readonly #endpoints: readonly string[];
  readonly #clock: Clock;
  #found?: string;
  #askedAt?: number;

  constructor(options: {
    readonly endpoints: readonly string[];
    readonly clock: Clock;
  }) {
    this.#endpoints = [...new Set(options.endpoints)];
    this.#clock = options.clock;
  }

  /** What is known now; asks again in the background when that is long ago. */
  url(): string | undefined {
    const now = this.#clock.now();
    if (this.#askedAt === undefined || now - this.#askedAt >= ASK_AGAIN_AFTER) {
      this.#askedAt = now;
      // `ask` answers undefined instead of throwing.
      void this.#askAll();
    }
    return this.#found;
  }

  async #askAll(): Promise<void> {
    const answers = await Promise.all(
      this.#endpoints.map(endpoint => ask(endpoint)),
    );
    this.#found = answers.find(answer => answer !== undefined);
  }
}

async function ask(endpoint: string): Promise<string | undefined> {
  try {
    const response = await fetch(new URL('/_local/faults', endpoint), {
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const type = response.headers.get('content-type') ?? '';
    await response.body?.cancel();
    return response.ok && type.includes('json') ? endpoint : undefined;
  } catch {
    // Whoever does not answer is no stand-in; that is all that was asked.
    return undefined;
  }
}
