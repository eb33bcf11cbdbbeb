import { randomBytes } from 'node:crypto';
import { createServer, Server } from 'node:http';
import { createAwsHandler } from './aws';
import { createLocalWorld, LocalWorld } from './createLocalWorld';
import { Balancer } from './dataplane/Balancer';
import { Choose } from './dataplane/Choice';
import { chooseByListener } from './dataplane/chooseByListener';
import { chooseForWorkload } from './dataplane/chooseForWorkload';
import { closeServer, listen } from './dataplane/listen';
import { SiteServers } from './dataplane/SiteServers';
import { DeliveryBook, startDeliveries } from './delivery';
import { createLocalHandler } from './faults/createLocalHandler';
import { mergeKubeconfigs } from './mergeKubeconfigs';
import { freePorts, Ports } from './Ports';
import { QueueServer } from './queue/QueueServer';
import { startClusters } from './startClusters';
import { startTicking } from './startTicking';
import { Clock, SystemClock } from './world/Clock';
import { demoEstate } from './world/demoEstate';
import { Estate } from './world/Estate';

export interface LocalCloudOptions {
  /** Default: the demo estate. */
  readonly estate?: Estate;
  /** Default 1. */
  readonly seed?: number;
  /** Default: the system's clock, with a timer that moves the world on. With another clock, call `step()`. */
  readonly clock?: Clock;
  /** Default 180. */
  readonly warmUpSeconds?: number;
  /** Default: a free port for everything. */
  readonly ports?: Ports;
  /** Bearer token of each cluster's API; one is made up for clusters that have none. */
  readonly tokens?: Readonly<Record<string, string>>;
  /** How long a balancer waits for a connection over a cut link before it says 504. Default 1000; AWS's is 10,000. */
  readonly connectTimeoutMs?: number;
  /** Delivers what is pushed to a folder of bare repositories. Default: nothing is delivered. */
  readonly delivery?: {
    readonly folder: string;
    /** The program, or its path. */
    readonly kubectl: string;
  };
  /** Hears of mistakes of the local cloud itself. Default: thrown, which ends the process. */
  readonly onError?: (error: unknown) => void;
}

/** A running local cloud. */
export interface LocalCloud extends LocalWorld {
  /** Of AWS and `/_local`: `http://127.0.0.1:<port>`. */
  readonly endpoint: string;
  /** Where everything really listens. */
  readonly ports: Ports;
  readonly tokens: Readonly<Record<string, string>>;
  /** For kubectl: a context for each cluster, called as the cluster is. Carries the tokens. */
  readonly kubeconfig: string;
  readonly servers: SiteServers;
  /** Lives up to the clock's now and lets the sockets follow. The timer does it every second; a virtual clock's owner does it. */
  step(): Promise<void>;
  close(): Promise<void>;
}

type Close = () => Promise<void>;

const rethrow = (error: unknown) => {
  throw error;
};

/**
 * Starts the world and every front of it on 127.0.0.1.
 * @throws PortTaken when another program has one of the ports; nothing is left running then.
 */
export async function startLocalCloud(
  options: LocalCloudOptions = {},
): Promise<LocalCloud> {
  const { estate = demoEstate, onError = rethrow } = options;
  const ports = options.ports ?? freePorts(estate);
  const clock = options.clock ?? new SystemClock();
  const world = createLocalWorld({ ...options, estate, clock });
  const clusterNames = estate.clusters.map(each => each.name);
  const tokens = Object.fromEntries(
    clusterNames.map(name => [
      name,
      options.tokens?.[name] ?? randomBytes(24).toString('base64url'),
    ]),
  );
  const book = new DeliveryBook(() => clock.now());
  const closers: Close[] = [];
  const close = async () => {
    for (const each of closers.splice(0).reverse()) await each();
  };
  try {
    const servers = await startSites({ world, ports, onError, closers });
    const kubernetes = await startClusters({ world, ports, tokens, closers });
    const listening: Ports = {
      aws: await startAws({ world, book, port: ports.aws, onError, closers }),
      queue: await startQueue({ world, port: ports.queue, closers }),
      clusters: Object.fromEntries(
        clusterNames.map((name, i) => [name, kubernetes[i].port]),
      ),
      balancers: await startBalancers({
        world,
        ports,
        servers,
        connectTimeoutMs: options.connectTimeoutMs ?? 1000,
        closers,
      }),
      ingresses: Object.fromEntries(
        estate.sites.map(({ id }) => [id, servers.ingressPort(id)]),
      ),
    };
    const step = async () => {
      world.world.step(clock.now());
      await servers.settled();
    };
    if (!options.clock) closers.push(startTicking({ clock, step, onError }));
    const endpoint = `http://127.0.0.1:${listening.aws}`;
    const kubeconfig = mergeKubeconfigs(
      kubernetes.map((each, i) => each.kubeconfig(tokens[clusterNames[i]])),
    );
    if (options.delivery) {
      const { sites } = estate;
      const deliveries = await startDeliveries({
        ...options.delivery,
        book,
        endpoint,
        sites,
        kubeconfig,
      });
      closers.push(() => deliveries.close());
    }
    return {
      ...world,
      endpoint,
      ports: listening,
      tokens,
      kubeconfig,
      servers,
      step,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Starting {
  readonly world: LocalWorld;
  readonly closers: Close[];
}

async function startSites(
  options: Starting & {
    readonly ports: Ports;
    readonly onError: (error: unknown) => void;
  },
): Promise<SiteServers> {
  const { world, ports, onError, closers } = options;
  const servers = await SiteServers.start({
    world: world.world,
    ingressPorts: ports.ingresses,
    onError,
  });
  closers.push(() => servers.close());
  return servers;
}

async function startAws(
  options: Starting & {
    readonly book: DeliveryBook;
    readonly port: number;
    readonly onError: (error: unknown) => void;
  },
): Promise<number> {
  const { world, book, port, onError, closers } = options;
  const now = () => world.clock.now();
  const local = createLocalHandler({
    book,
    world: world.world,
    board: world.board,
    now,
  });
  const aws = createAwsHandler({
    cloud: world.cloud,
    clock: world.clock,
    onUnexpected: onError,
  });
  const server: Server = createServer((request, response) => {
    if (!local(request, response)) aws(request, response);
  });
  const listening = await listen({ server, port });
  closers.push(() => closeServer(server));
  return listening;
}

async function startQueue(
  options: Starting & { readonly port: number },
): Promise<number> {
  const { world, closers } = options;
  const { server, port } = await QueueServer.start({
    sets: world.sets,
    port: options.port,
  });
  closers.push(() => server.close());
  return port;
}

async function startBalancers(
  options: Starting & {
    readonly ports: Ports;
    readonly servers: SiteServers;
    readonly connectTimeoutMs: number;
  },
): Promise<Readonly<Record<string, number>>> {
  const { world, ports, servers, connectTimeoutMs, closers } = options;
  const now = () => world.clock.now();
  const choosers = new Map<string, Choose>();
  for (const [name, workload] of world.world.workloads) {
    if (!workload.spec.dataplane) continue;
    const choose = chooseForWorkload({ world: world.world, workload, now });
    choosers.set(name, choose);
  }
  for (const { name, listenerArn } of world.estate.sharedListeners ?? []) {
    const choose = chooseByListener({ world: world.world, listenerArn, now });
    choosers.set(name, choose);
  }
  const listening: Record<string, number> = {};
  for (const [name, choose] of choosers) {
    const { balancer, port } = await Balancer.start({
      world: world.world,
      servers,
      choose,
      connectTimeoutMs,
      port: ports.balancers[name] ?? 0,
    });
    closers.push(() => balancer.close());
    listening[name] = port;
  }
  return listening;
}
