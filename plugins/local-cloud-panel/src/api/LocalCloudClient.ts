import { Deliveries } from './deliveries';
import {
  ActiveFault,
  FaultDescription,
  FaultRequest,
  LocalWorld,
} from './localCloud';

/** What an endpoint is, as far as it could be found out. */
export type EndpointAnswer =
  | { readonly kind: 'local'; readonly world: LocalWorld }
  /** It answered, and is no local cloud: nothing here may be broken. */
  | { readonly kind: 'not-local' }
  | { readonly kind: 'unreachable'; readonly message: string };

type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** Speaks `/_local` of one endpoint. Nothing is sent but to an endpoint that said it is a local cloud. */
export class LocalCloudClient {
  readonly #endpoint: string;
  readonly #fetch: Fetch;

  constructor(options: { readonly endpoint: string; readonly fetch: Fetch }) {
    this.#endpoint = options.endpoint.replace(/\/+$/, '');
    this.#fetch = options.fetch;
  }

  get endpoint(): string {
    return this.#endpoint;
  }

  /** Never rejects: not being answered is an answer here. */
  async look(signal?: AbortSignal): Promise<EndpointAnswer> {
    try {
      const response = await this.#fetch(`${this.#endpoint}/_local/world`, {
        signal,
      });
      if (!response.ok) {
        return { kind: 'not-local' };
      }
      const body: unknown = await response.json();
      return isLocalWorld(body)
        ? { kind: 'local', world: body }
        : { kind: 'not-local' };
    } catch (error) {
      return { kind: 'unreachable', message: String(error) };
    }
  }

  async catalogue(): Promise<readonly FaultDescription[]> {
    const body = await this.#json<{ catalogue: FaultDescription[] }>(
      await this.#fetch(`${this.#endpoint}/_local/faults`),
    );
    return body.catalogue;
  }

  async deliveries(): Promise<Deliveries> {
    return this.#json(await this.#fetch(`${this.#endpoint}/_local/deliveries`));
  }

  /** Rejects with the endpoint's own words when the fault was not understood. */
  async setFault(request: FaultRequest): Promise<readonly ActiveFault[]> {
    const body = await this.#json<{ active: ActiveFault[] }>(
      await this.#fetch(`${this.#endpoint}/_local/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      }),
    );
    return body.active;
  }

  async #json<T>(response: Response): Promise<T> {
    const body = await response.json();
    if (!response.ok) {
      throw new Error(refusalOf(body) ?? `HTTP ${response.status}`);
    }
    return body;
  }
}

function isLocalWorld(body: unknown): body is LocalWorld {
  return (
    typeof body === 'object' &&
    body !== null &&
    'localCloud' in body &&
    body.localCloud === true
  );
}

/** `{ error, problems: [{ field, expected }] }` -> one sentence. */
function refusalOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('error' in body)) {
    return undefined;
  }
  const problems =
    'problems' in body && Array.isArray(body.problems)
      ? body.problems.map(next => `${next.field}: ${next.expected}`)
      : [];
  return [String(body.error), ...problems].join(' ');
}
