import { IncomingMessage, ServerResponse } from 'node:http';
import { Cluster } from '../Cluster';
import {
  ACCESS_REVIEWS,
  NODE_METRICS,
  POD_METRICS,
  ResourceType,
  RULES_REVIEWS,
  SELF_REVIEWS,
} from '../resources';
import { StatusError } from '../StatusError';
import { authenticate, authorize, TokenGrant } from './access';
import { Answer, failure, NO_SUCH_PATH, ok } from './Answer';
import { ApiFault, refuseByFault } from './ApiFault';
import { discover } from './discovery';
import { handleCall } from './handleCall';
import { openApi } from './openApi';
import { parseTarget, Target } from './parseTarget';
import { HOST } from './EitherProtocolServer';
import { readBody } from './readBody';
import { isSelfReview } from './selfReviews';
import { streamWatch } from './streamWatch';
import { wantsTable } from './table/toTable';

export interface ApiFrontOptions {
  readonly cluster: Cluster;
  /** By bearer token. */
  readonly tokens: Readonly<Record<string, TokenGrant>>;
  /** False answers as a cluster without metrics-server. Default true. */
  readonly metricsApi?: boolean;
  /** Default 60, as in the API server. */
  readonly bookmarkSeconds?: number;
}

/** Requests of one cluster: who asks, may they, what for. */
export class ApiFront {
  readonly #options: ApiFrontOptions;
  #metricsApi: boolean;
  #fault: ApiFault = 'none';

  constructor(options: ApiFrontOptions) {
    this.#options = options;
    this.#metricsApi = options.metricsApi ?? true;
  }

  setMetricsApi(on: boolean): void {
    this.#metricsApi = on;
  }

  setFault(fault: ApiFault): void {
    this.#fault = fault;
  }

  async handle(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    try {
      const answer = await this.#answer(request, response);
      if (answer) respond(response, answer);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      respond(response, failure(error));
    }
  }

  /** Undefined when a watch has taken the response over. */
  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<Answer | undefined> {
    const url = new URL(
      request.url ?? '/',
      `http://${request.headers.host ?? HOST}`,
    );
    if (['/healthz', '/livez', '/readyz'].includes(url.pathname))
      return { kind: 'text', code: 200, text: 'ok' };
    refuseByFault(this.#fault);
    const grant = authenticate(
      request.headers.authorization,
      this.#options.tokens,
    );
    const target = parseTarget({
      method: request.method ?? 'GET',
      url,
      resources: this.#resources(),
    });
    if (target.kind === 'other') return this.#discover(url, request);
    return this.#call({ request, response, url, grant, target });
  }

  async #call(options: {
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
    readonly url: URL;
    readonly grant: TokenGrant;
    readonly target: Extract<Target, { kind: 'resource' }>;
  }): Promise<Answer | undefined> {
    const { request, response, url, grant, target } = options;
    if (!isSelfReview(target)) authorize(grant, target);
    const contentType = (request.headers['content-type'] ?? '')
      .split(';')[0]
      .trim()
      .toLowerCase();
    const body = await readBody(request, contentType);
    const agent = (request.headers['user-agent'] ?? '').split('/')[0];
    const call = {
      ...target,
      cluster: this.#options.cluster,
      grant,
      query: url.searchParams,
      contentType,
      body,
      agent,
    };
    const table = wantsTable(request.headers.accept);
    if (target.verb !== 'watch') return handleCall(call, { table });
    streamWatch({
      call,
      table,
      response,
      bookmarkSeconds: this.#options.bookmarkSeconds ?? 60,
    });
    return undefined;
  }

  #discover(url: URL, request: IncomingMessage): Answer {
    if (request.method !== 'GET') return NO_SUCH_PATH;
    const resources = this.#resources();
    const described = openApi(url.pathname, resources);
    if (described) return ok(described);
    const found = discover({
      path: url.pathname,
      resources,
      version: this.#options.cluster.spec.version,
      address: request.headers.host ?? HOST,
    });
    return found ? ok(found) : NO_SUCH_PATH;
  }

  #resources(): readonly ResourceType[] {
    return [
      ...this.#options.cluster.store.resources,
      ACCESS_REVIEWS,
      RULES_REVIEWS,
      SELF_REVIEWS,
      ...(this.#metricsApi ? [NODE_METRICS, POD_METRICS] : []),
    ];
  }
}

export function respond(response: ServerResponse, answer: Answer): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const retry = answer.code === 429 ? { 'retry-after': '1' } : {};
  const text =
    answer.kind === 'json' ? `${JSON.stringify(answer.body)}\n` : answer.text;
  const contentType =
    answer.kind === 'json' ? 'application/json' : 'text/plain; charset=utf-8';
  response.writeHead(answer.code, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(text),
    ...retry,
  });
  response.end(text);
}
