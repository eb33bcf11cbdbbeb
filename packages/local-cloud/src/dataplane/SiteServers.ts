import { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { hash32, Random } from '../world/Random';
import { World } from '../world/World';
import { answerAsService } from './answerAsService';
import { answerAsSite, WORKLOAD_HEADER } from './answerAsSite';
import { PoweredServer } from './PoweredServer';

const placeKey = (site: string, workload: string) => `${workload}@${site}`;

/**
 * The machines of the sites as far as sockets go: per site an ingress (`/<workload>/...`), the path users take to the site,
 * and per site and workload the address that a load balancer's targets stand for. All gone while the site has no power.
 */
export class SiteServers {
  readonly #world: World;
  readonly #ingresses = new Map<string, PoweredServer>();
  readonly #targets = new Map<string, PoweredServer>();
  /** Per site, for all workloads made over the wire: told apart by a header. */
  readonly #shared = new Map<string, PoweredServer>();
  readonly #siteOf = new Map<PoweredServer, string>();
  readonly #random: Random;
  #closed = false;

  private constructor(world: World) {
    this.#world = world;
    this.#random = new Random(hash32(world.seed, 'site servers'));
  }

  /** @throws PortTaken */
  static async start(options: {
    readonly world: World;
    /** Per site id; a site without one gets a free port. */
    readonly ingressPorts: Readonly<Record<string, number>>;
    /** Told when a site's servers could not be brought back. */
    readonly onError: (error: unknown) => void;
  }): Promise<SiteServers> {
    const { world, ingressPorts, onError } = options;
    const servers = new SiteServers(world);
    servers.#build(ingressPorts);
    try {
      await Promise.all(servers.#all().map(each => servers.#follow(each)));
    } catch (error) {
      await servers.close();
      throw error;
    }
    world.onPower(site => {
      if (servers.#closed) return;
      for (const server of servers.#all()) {
        if (servers.#siteOf.get(server) === site) {
          servers.#follow(server).catch(onError);
        }
      }
    });
    return servers;
  }

  ingressPort(site: string): number {
    return this.#ingresses.get(site)?.port ?? 0;
  }

  /** Where the pods of a workload on a site really listen; those made over the wire share one socket a site. */
  targetPort(site: string, workload: string): number | undefined {
    return (
      this.#targets.get(placeKey(site, workload)) ?? this.#shared.get(site)
    )?.port;
  }

  /** Resolves when the sockets agree with the power of every site. */
  async settled(): Promise<void> {
    await Promise.all(this.#all().map(each => this.#follow(each)));
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#all().map(each => each.close()));
  }

  #build(ingressPorts: Readonly<Record<string, number>>): void {
    for (const { id } of this.#world.estate.sites) {
      const ingress = new PoweredServer({
        port: ingressPorts[id] ?? 0,
        listener: this.#ingressListener(id),
      });
      this.#ingresses.set(id, ingress);
      this.#siteOf.set(ingress, id);
      const shared = new PoweredServer({
        port: 0,
        listener: (request, response) => {
          const name = request.headers[WORKLOAD_HEADER];
          this.#answer({ site: id, name: String(name), request, response });
        },
      });
      this.#shared.set(id, shared);
      this.#siteOf.set(shared, id);
    }
    for (const workload of this.#world.workloads.values()) {
      if (!workload.spec.dataplane) continue;
      for (const { spec } of workload.sites) {
        const target = new PoweredServer({
          port: 0,
          listener: (request, response) =>
            answerAsSite({
              world: this.#world,
              workload,
              site: spec.site,
              random: this.#random,
              request,
              response,
            }),
        });
        this.#targets.set(placeKey(spec.site, workload.spec.name), target);
        this.#siteOf.set(target, spec.site);
      }
    }
  }

  #ingressListener(site: string): RequestListener {
    return (request, response) => {
      const name = (request.url ?? '/').split(/[/?]/)[1];
      this.#answer({ site, name, request, response });
    };
  }

  #answer(options: {
    readonly site: string;
    readonly name: string;
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
  }): void {
    const world = this.#world;
    const workload = world.workloads.get(options.name);
    if (workload?.site(options.site)) {
      const random = this.#random;
      answerAsSite({ ...options, world, workload, random });
    } else {
      answerAsService({ ...options, world });
    }
  }

  #all(): PoweredServer[] {
    return [
      ...this.#ingresses.values(),
      ...this.#targets.values(),
      ...this.#shared.values(),
    ];
  }

  #follow(server: PoweredServer): Promise<void> {
    const site = this.#siteOf.get(server) ?? '';
    return server.setPower(!this.#closed && this.#world.premises.powered(site));
  }
}
