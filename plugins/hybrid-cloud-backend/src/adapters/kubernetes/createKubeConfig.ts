import { KubeConfig } from '@kubernetes/client-node';
import { Clock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { ClusterConnection, isLoopbackHttp } from '../../config';
import { EksAuthenticator } from './EksAuthenticator';

/** How the Kubernetes client signs in. `token` takes the place of the connection's own credentials. Reads kubeconfig files. */
export function createKubeConfig(options: {
  readonly connection: ClusterConnection;
  readonly token?: string;
  readonly clock: Clock;
}): KubeConfig {
  const { connection, token, clock } = options;
  const config = new KubeConfig();
  switch (connection.kind) {
    case 'kubeconfig':
      config.loadFromFile(connection.path);
      if (connection.context) config.setCurrentContext(connection.context);
      return token ? withToken(config, token) : config;
    case 'in-cluster':
      config.loadFromCluster();
      return token ? withToken(config, token) : config;
    case 'token':
      config.loadFromClusterAndUser(clusterOf(connection), {
        name: connection.name,
        token: token ?? connection.token,
      });
      return config;
    case 'eks':
      if (!token)
        config.addAuthenticator(new EksAuthenticator({ connection, clock }));
      config.loadFromClusterAndUser(clusterOf(connection), {
        name: connection.name,
        ...(token ? { token } : { authProvider: EksAuthenticator.provider }),
      });
      return config;
    default:
      return neverConnection(connection);
  }
}

function clusterOf(
  connection: Extract<ClusterConnection, { kind: 'token' | 'eks' }>,
) {
  return {
    name: connection.name,
    server: connection.url,
    caData: connection.caData,
    // The library takes plain HTTP only with this word. On this machine's own addresses there is no wire to guard.
    skipTLSVerify: connection.skipTlsVerify || isLoopbackHttp(connection.url),
  };
}

function withToken(config: KubeConfig, token: string): KubeConfig {
  const cluster = config.getCurrentCluster();
  if (!cluster) throw new Error('the kubeconfig names no current cluster');
  const own = new KubeConfig();
  own.loadFromClusterAndUser(cluster, { name: 'acting', token });
  return own;
}

function neverConnection(connection: never): never {
  throw new Error(`unknown connection ${JSON.stringify(connection)}`);
}
