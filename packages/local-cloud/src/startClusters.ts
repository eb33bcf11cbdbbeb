import { LocalWorld } from './createLocalWorld';
import { portTaken } from './dataplane/listen';
import { KubernetesServer, startKubernetesServer } from './kubernetes';
import { Ports } from './Ports';

/**
 * Starts the API of every cluster of the estate, in the estate's order.
 * @throws PortTaken when another program has one of the ports
 */
export async function startClusters(options: {
  readonly world: LocalWorld;
  readonly ports: Ports;
  readonly tokens: Readonly<Record<string, string>>;
  /** Gets what ends each of them. */
  readonly closers: (() => Promise<void>)[];
}): Promise<readonly KubernetesServer[]> {
  const { world, ports, tokens, closers } = options;
  const servers: KubernetesServer[] = [];
  for (const [name, cluster] of world.clusters) {
    const port = ports.clusters[name] ?? 0;
    const server = await startKubernetesServer({
      cluster,
      port,
      tokens: {
        [tokens[name]]: { name: 'system:serviceaccount:portal:portal' },
      },
    }).catch((error: unknown) => {
      throw portTaken(port, error);
    });
    closers.push(() => server.close());
    world.apis.addCluster(name, trouble =>
      server.setFault(trouble === 'deny' ? 'unauthorized' : trouble),
    );
    servers.push(server);
  }
  return servers;
}
