/** Failover records with one health check: a pure count of checks in a row. */
export class DnsFailover {
  readonly #primary: string;
  readonly #standby: string;
  readonly #checkSeconds: number;
  readonly #threshold: number;
  #active: string;
  #against = 0;

  constructor(options: {
    readonly primary: string;
    readonly standby: string;
    readonly checkSeconds: number;
    readonly failureThreshold: number;
  }) {
    this.#primary = options.primary;
    this.#standby = options.standby;
    this.#checkSeconds = options.checkSeconds;
    this.#threshold = options.failureThreshold;
    this.#active = options.primary;
  }

  /** The site whose address the name resolves to. */
  get active(): string {
    return this.#active;
  }

  step(options: {
    readonly at: number;
    readonly primaryAnswers: boolean;
  }): void {
    if (Math.floor(options.at / 1000) % this.#checkSeconds !== 0) return;
    const wanted = options.primaryAnswers ? this.#primary : this.#standby;
    this.#against = wanted === this.#active ? 0 : this.#against + 1;
    if (this.#against >= this.#threshold) {
      this.#active = wanted;
      this.#against = 0;
    }
  }
}
