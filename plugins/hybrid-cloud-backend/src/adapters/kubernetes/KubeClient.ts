import {
  HttpMethod,
  IsomorphicFetchHttpLibrary,
  KubeConfig,
  RequestContext,
  ResponseContext,
} from '@kubernetes/client-node';
import { PortError } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { readLines } from './readLines';
import { lostToPortError, statusToPortError } from './toPortError';

/** An object as the API server wrote it. */
export interface RawObject {
  readonly metadata?: { readonly resourceVersion?: string };
}

export interface WatchEvent {
  readonly type: string;
  readonly object: RawObject & { readonly code?: number };
}

interface RequestOptions {
  readonly signal: AbortSignal;
  readonly query?: Readonly<Record<string, string>>;
}

const PAGE_SIZE = '500';
/** Recorded by the API server beside what we set. */
export const FIELD_MANAGER = 'hybrid-cloud-portal';

/** Calls to one cluster's API with a deadline and with errors in our words. */
export class KubeClient {
  readonly #kubeConfig: KubeConfig;
  readonly #http = new IsomorphicFetchHttpLibrary();
  #dispatcher: ReturnType<RequestContext['getDispatcher']>;

  constructor(options: { readonly kubeConfig: KubeConfig }) {
    this.#kubeConfig = options.kubeConfig;
  }

  /** Throws PortError. */
  async get(path: string, options: RequestOptions): Promise<unknown> {
    return this.#json(HttpMethod.GET, path, options);
  }

  /** Every page of a list. Throws PortError. */
  async list(
    path: string,
    signal: AbortSignal,
  ): Promise<{
    readonly items: readonly RawObject[];
    readonly resourceVersion: string;
  }> {
    const items: RawObject[] = [];
    let resourceVersion = '';
    let next = '';
    do {
      const query = { limit: PAGE_SIZE, ...(next ? { continue: next } : {}) };
      // The API server's own list schema.
      const page = (await this.get(path, { signal, query })) as {
        readonly items?: readonly RawObject[];
        readonly metadata?: {
          readonly resourceVersion?: string;
          readonly continue?: string;
        };
      };
      items.push(...(page.items ?? []));
      resourceVersion = page.metadata?.resourceVersion ?? '';
      next = page.metadata?.continue ?? '';
    } while (next);
    return { items, resourceVersion };
  }

  /**
   * A merge patch, which never creates what is not there. Throws PortError; when the answer got lost its outcome is
   * unknown.
   */
  async patch(
    path: string,
    body: object,
    signal: AbortSignal,
  ): Promise<unknown> {
    const query = { fieldManager: FIELD_MANAGER };
    return this.#json(HttpMethod.PATCH, path, { signal, query }, body);
  }

  /** Follows changes until the server ends the stream. Throws PortError. */
  async watch(
    path: string,
    options: {
      readonly resourceVersion: string;
      readonly signal: AbortSignal;
      readonly onOpen: () => void;
      readonly onEvent: (event: WatchEvent) => void;
    },
  ): Promise<void> {
    const { resourceVersion, signal, onOpen, onEvent } = options;
    const query = {
      watch: 'true',
      allowWatchBookmarks: 'true',
      resourceVersion,
    };
    const response = await this.#send(HttpMethod.GET, path, { signal, query });
    const stream = response.body.stream();
    if (!stream) return;
    onOpen();
    try {
      // The API server's own watch schema.
      await readLines(stream, line => onEvent(JSON.parse(line) as WatchEvent));
    } catch (error) {
      throw lostToPortError(`watch ${path}`, error);
    }
  }

  /** Closes idle and open connections. */
  async close(): Promise<void> {
    const dispatcher = this.#dispatcher;
    this.#dispatcher = undefined;
    await dispatcher?.destroy();
  }

  async #json(
    method: HttpMethod,
    path: string,
    options: RequestOptions,
    body?: object,
  ): Promise<unknown> {
    const response = await this.#send(method, path, options, body);
    try {
      return JSON.parse(await response.body.text());
    } catch (error) {
      throw new PortError({
        kind: options.signal.aborted ? 'unreachable' : 'malformed',
        message: `${method} ${path}: the answer could not be read`,
        outcomeUnknown: method !== HttpMethod.GET,
        cause: error,
      });
    }
  }

  async #send(
    method: HttpMethod,
    path: string,
    options: RequestOptions,
    body?: object,
  ): Promise<ResponseContext> {
    const what = `${method} ${path}`;
    let response: ResponseContext;
    try {
      const request = await this.#request(method, path, options, body);
      response = await this.#http.send(request).toPromise();
    } catch (error) {
      throw lostToPortError(what, error, method !== HttpMethod.GET);
    }
    if (response.httpStatusCode < 300) return response;
    // A body that breaks off takes nothing from the status, which is the error that is told.
    const text = await response.body.text().catch(() => '');
    throw statusToPortError({
      what,
      status: response.httpStatusCode,
      text,
      write: method !== HttpMethod.GET,
    });
  }

  async #request(
    method: HttpMethod,
    path: string,
    { signal, query }: RequestOptions,
    body?: object,
  ): Promise<RequestContext> {
    const cluster = this.#kubeConfig.getCurrentCluster();
    if (!cluster) {
      throw new PortError({
        kind: 'unauthenticated',
        message: 'the kubeconfig names no current cluster',
      });
    }
    const url = new URL(cluster.server.replace(/\/$/, '') + path);
    for (const [key, value] of Object.entries(query ?? {})) {
      url.searchParams.set(key, value);
    }
    const request = new RequestContext(url.toString(), method);
    request.setHeaderParam('Accept', 'application/json');
    if (body) {
      request.setHeaderParam('Content-Type', 'application/merge-patch+json');
      request.setBody(JSON.stringify(body));
    }
    await this.#kubeConfig.applySecurityAuthentication(request);
    // Every authentication makes a new dispatcher with connections of its own: the first is kept for all calls.
    this.#dispatcher ??= request.getDispatcher();
    if (this.#dispatcher) request.setDispatcher(this.#dispatcher);
    request.setSignal(signal);
    return request;
  }
}
