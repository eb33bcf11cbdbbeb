import {
  Agent,
  createServer,
  IncomingMessage,
  request as httpRequest,
  Server,
  ServerResponse,
} from 'node:http';
import { addressKey, BALANCER_SITE } from '../world/Premises';
import { hash32, Random } from '../world/Random';
import { SiteRuntime } from '../world/SiteRuntime';
import { WorkloadRuntime } from '../world/WorkloadRuntime';
import { WireRequest, World } from '../world/World';
import { POD_HEADER } from './answerAsSite';
import { chooseTarget } from './chooseTarget';
import { forwardedHeaders } from './forwardedHeaders';
import { closeServer, listen } from './listen';
import { SiteServers } from './SiteServers';
import { readStickyCookie, stickyCookie } from './StickyCookie';

export interface BalancerOptions {
  readonly world: World;
  readonly workload: WorkloadRuntime;
  readonly servers: SiteServers;
  readonly now: () => number;
  /** How long a connection over a cut link is waited for before 504. AWS waits 10 s. */
  readonly connectTimeoutMs: number;
}

interface Destination {
  readonly site: SiteRuntime;
  readonly pod?: string;
  /** What to send along so that the client comes back here. */
  readonly cookie?: string;
  /** `nobody`: no pod has the target's address. A site without power is `connect`: its sockets refuse by themselves. */
  readonly reach: 'connect' | 'nobody' | 'timeout';
}

/** The HTTP listener of one workload's load balancer (or of its name, where DNS is the switch): forwards by the rule of the moment. */
export class Balancer {
  readonly #options: BalancerOptions;
  readonly #server: Server;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 256 });
  readonly #random: Random;
  #turn = 0;

  private constructor(options: BalancerOptions) {
    this.#options = options;
    this.#random = new Random(
      hash32(options.world.seed, options.workload.spec.name, 'balancer'),
    );
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
    const destination = this.#choose(request.headers.cookie);
    if (!destination) {
      refuse(response, 503, 'Service Temporarily Unavailable');
      return;
    }
    const begun = performance.now();
    const count = (outcome: WireRequest['outcome']) =>
      this.#options.world.countRequest({
        workload: this.#options.workload.spec.name,
        site: destination.site.spec.site,
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

  #choose(cookieHeader: string | undefined): Destination | undefined {
    const { world, workload, now } = this.#options;
    const rule = workload.spec.switch;
    if (rule.kind === 'dns-failover') {
      const { cloud, premises } = world;
      const [active] = workload
        .destinations({ cloud, premises })
        .filter(each => each.weight > 0);
      const site = active && workload.site(active.site);
      // The name leads to the site itself: no link of ours lies between.
      return site && { site, reach: 'connect' };
    }
    const at = now();
    const forward = world.cloud.forward(rule.ruleArn);
    const chosen = chooseTarget({
      forward,
      stickyTo: readStickyCookie({ header: cookieHeader, now: at }),
      random: this.#random.next(),
      turn: this.#turn++,
    });
    const site =
      chosen &&
      workload.sites.find(
        each => each.spec.targetGroupArn === chosen.targetGroupArn,
      );
    if (!chosen || !site) return undefined;
    const pod = world.premises
      .answering(site.key)
      .get(addressKey(chosen.target));
    return {
      site,
      pod,
      reach: this.#reach(site.spec.site, pod),
      ...(forward.stickinessSeconds !== undefined && {
        cookie: stickyCookie({
          targetGroupArn: chosen.targetGroupArn,
          until: at + forward.stickinessSeconds * 1000,
        }),
      }),
    };
  }

  #reach(site: string, pod: string | undefined): Destination['reach'] {
    const { premises } = this.#options.world;
    switch (premises.reach(BALANCER_SITE, site)) {
      case 'timeout':
        return 'timeout';
      case 'refused':
        return 'connect';
      case 'ok':
        return pod ? 'connect' : 'nobody';
      default:
        throw new Error('unknown reach');
    }
  }

  #forward(options: {
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
    readonly destination: Destination;
    readonly count: (outcome: WireRequest['outcome']) => void;
  }): void {
    const { request, response, destination, count } = options;
    const { servers, workload } = this.#options;
    const upstream = httpRequest({
      host: '127.0.0.1',
      port: servers.targetPort(destination.site.spec.site, workload.spec.name),
      method: request.method,
      path: request.url,
      agent: this.#agent,
      headers: {
        ...forwardedHeaders(request),
        ...(destination.pod && { [POD_HEADER]: destination.pod }),
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
