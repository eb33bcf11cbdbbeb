import {
  Agent,
  createServer,
  IncomingMessage,
  request as httpRequest,
  Server,
  ServerResponse,
} from 'node:http';
import { WireRequest, World } from '../world/World';
import { POD_HEADER, WORKLOAD_HEADER } from './answerAsSite';
import { Choose, Destination } from './Choice';
import { forwardedHeaders } from './forwardedHeaders';
import { closeServer, listen } from './listen';
import { SiteServers } from './SiteServers';

export interface BalancerOptions {
  readonly world: World;
  readonly servers: SiteServers;
  readonly choose: Choose;
  /** How long a connection over a cut link is waited for before 504. AWS waits 10 s. */
  readonly connectTimeoutMs: number;
}

/** The HTTP listener of a load balancer (or of a name, where DNS is the switch): sends each request where it is chosen to go. */
export class Balancer {
  readonly #options: BalancerOptions;
  readonly #server: Server;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 256 });

  private constructor(options: BalancerOptions) {
    this.#options = options;
    this.#server = createServer((request, response) =>
      this.#handle(request, response),
    );
  }

  /** @throws PortTaken */
  static async start(
    options: BalancerOptions & { readonly port: number },
  ): Promise<{ readonly balancer: Balancer; readonly port: number }> {
    const balancer = new Balancer(options);
    const port = await listen({ server: balancer.#server, port: options.port });
    return { balancer, port };
  }

  async close(): Promise<void> {
    this.#agent.destroy();
    await closeServer(this.#server);
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    const choice = this.#options.choose(request);
    switch (choice.kind) {
      case 'destination':
        this.#send(request, response, choice);
        return;
      case 'nowhere':
        refuse(response, 503, 'Service Temporarily Unavailable');
        return;
      case 'answer':
        request.resume();
        response.writeHead(choice.status, {
          'content-type': choice.contentType,
          server: 'awselb/2.0',
        });
        response.end(choice.body);
        return;
      default: {
        const never: never = choice;
        throw new Error(`unknown choice ${JSON.stringify(never)}`);
      }
    }
  }

  #send(
    request: IncomingMessage,
    response: ServerResponse,
    destination: Destination,
  ): void {
    const begun = performance.now();
    const count = (outcome: WireRequest['outcome']) =>
      this.#options.world.countRequest({
        workload: destination.workload,
        site: destination.site,
        outcome,
        latencySeconds: (performance.now() - begun) / 1000,
      });
    if (destination.reach === 'timeout') {
      setTimeout(() => {
        count('balancer-5xx');
        refuse(response, 504, 'Gateway Time-out');
      }, this.#options.connectTimeoutMs);
      return;
    }
    if (destination.reach === 'nobody') {
      count('balancer-5xx');
      refuse(response, 502, 'Bad Gateway');
      return;
    }
    this.#forward({ request, response, destination, count });
  }

  #forward(options: {
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
    readonly destination: Destination;
    readonly count: (outcome: WireRequest['outcome']) => void;
  }): void {
    const { request, response, destination, count } = options;
    const { servers } = this.#options;
    const { site, workload, pod } = destination;
    const upstream = httpRequest({
      host: '127.0.0.1',
      port: servers.targetPort(site, workload),
      method: request.method,
      path: request.url,
      agent: this.#agent,
      headers: {
        ...forwardedHeaders(request),
        [WORKLOAD_HEADER]: workload,
        ...(pod && { [POD_HEADER]: pod }),
      },
    });
    upstream.once('response', answer => {
      const status = answer.statusCode ?? 502;
      count(status >= 500 ? 'target-5xx' : 'ok');
      if (destination.cookie) {
        response.setHeader('set-cookie', destination.cookie);
      }
      response.writeHead(status, {
        'content-type': answer.headers['content-type'],
      });
      answer.pipe(response);
      answer.once('error', () => response.destroy());
    });
    upstream.once('error', () => {
      if (response.headersSent) {
        response.destroy();
        return;
      }
      count('balancer-5xx');
      refuse(response, 502, 'Bad Gateway');
    });
    response.once('close', () => upstream.destroy());
    request.pipe(upstream);
  }
}

/** As an ALB says it itself, in HTML. */
function refuse(response: ServerResponse, status: number, title: string): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, {
    'content-type': 'text/html',
    server: 'awselb/2.0',
  });
  response.end(
    `<html>\r\n<head><title>${status} ${title}</title></head>\r\n<body>\r\n<center><h1>${status} ${title}</h1></center>\r\n</body>\r\n</html>\r\n`,
  );
}
