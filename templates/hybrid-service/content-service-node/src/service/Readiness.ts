import { messageOf } from '../errors';

export type ReadinessAnswer =
{% if values.sessions == 'redis' %}
  /** `away`: what both sites share and this replica does not reach now. */
  | { readonly ready: true; readonly away?: readonly string[] }
{% else %}
  | { readonly ready: true }
{% endif %}
  | { readonly ready: false; readonly reason: string };

/**
 * Whether this replica should get traffic. It depends only on what this replica
 * needs to serve its readers; something that all sites share must not take all
 * sites out at once{% if values.sessions == 'redis' %}, so it is told and no more{% endif %}.
 */
export class Readiness {
  readonly #check: () => Promise<void>;
{% if values.sessions == 'redis' %}
  readonly #shared: Readonly<Record<string, () => Promise<void>>>;
{% endif %}
  readonly #timeoutMs: number;
  #leaving = false;

  constructor(options: {
    readonly check: () => Promise<void>;
{% if values.sessions == 'redis' %}
    /** By name, what both sites share. */
    readonly shared: Readonly<Record<string, () => Promise<void>>>;
{% endif %}
    readonly timeoutMs: number;
  }) {
    this.#check = options.check;
{% if values.sessions == 'redis' %}
    this.#shared = options.shared;
{% endif %}
    this.#timeoutMs = options.timeoutMs;
  }

  /** From now on the answer is no: the replica is on its way out. */
  leave(): void {
    this.#leaving = true;
  }

  async ask(): Promise<ReadinessAnswer> {
    if (this.#leaving) return { ready: false, reason: 'shutting down' };
{% if values.sessions == 'redis' %}
    const [problem, ...shared] = await Promise.all([
      this.#problemOf(this.#check),
      ...Object.entries(this.#shared).map(async ([name, check]) => {
        const away = await this.#problemOf(check);
        return away && `${name}: ${away}`;
      }),
    ]);
    if (problem) return { ready: false, reason: problem };
    const away = shared.filter(one => one !== undefined);
    return away.length > 0 ? { ready: true, away } : { ready: true };
  }

  /** The names of what both sites share. */
  get shared(): readonly string[] {
    return Object.keys(this.#shared);
  }
{% else %}
    const problem = await this.#problemOf(this.#check);
    return problem ? { ready: false, reason: problem } : { ready: true };
  }
{% endif %}

  /** Undefined when the check passes in time. */
  async #problemOf(check: () => Promise<void>): Promise<string | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`no answer within ${this.#timeoutMs} ms`)),
        this.#timeoutMs,
      );
    });
    try {
      await Promise.race([check(), late]);
      return undefined;
    } catch (error) {
      return messageOf(error);
    } finally {
      clearTimeout(timer);
    }
  }
}
