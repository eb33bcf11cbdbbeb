import {
  Cluster,
  onpremSpec,
  startKubernetesServer,
  TokenGrant,
} from '@hybrid-cloud-portal/local-cloud/testing';
import {
  buildSite,
  buildWorkload,
  VirtualClock,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { createKubeConfig } from '../createKubeConfig';
import { KubeClient } from '../KubeClient';
import { KubernetesCluster } from '../KubernetesCluster';
import { until } from './until';

export const WORKLOAD = buildWorkload();

/** Our adapter over a real socket to a simulated machine room, both on one clock that the test moves. */
export async function setUpCluster(
  options: {
    readonly spec?: ReturnType<typeof onpremSpec>;
    readonly grant?: Partial<TokenGrant>;
    readonly token?: string;
    readonly actGrant?: Partial<TokenGrant>;
    readonly observeOnly?: boolean;
    readonly metricsApi?: boolean;
  } = {},
) {
  const clock = new VirtualClock();
  const cluster = new Cluster({ spec: options.spec ?? onpremSpec(), clock });
  const server = await startKubernetesServer({
    cluster,
    port: 0,
    metricsApi: options.metricsApi,
    tokens: {
      observer: { name: 'observer', ...options.grant },
      actor: { name: 'actor', ...options.actGrant },
    },
  });
  const client = (token: string) =>
    new KubeClient({
      kubeConfig: createKubeConfig({
        clock,
        connection: {
          kind: 'token',
          name: 'onprem',
          url: server.url,
          token,
          skipTlsVerify: false,
        },
      }),
    });
  const adapter = new KubernetesCluster({
    site: buildSite(),
    client: client(options.token ?? 'observer'),
    actClient: options.observeOnly ? undefined : client('actor'),
    roles: { reserve: 'role=reserve', monitoring: 'role=monitoring' },
    clock,
  });
  adapter.track([WORKLOAD]);
  const look = () => adapter.observe(WORKLOAD, clock.now());
  return {
    clock,
    cluster,
    server,
    adapter,
    look,
    /** Moves the world on, a second at a time. */
    pass: (seconds: number) => {
      for (let i = 0; i < seconds; i += 1) {
        clock.advance(1_000);
        cluster.step(clock.now());
      }
    },
    /** Starts the watches and waits for the first lists. */
    follow: async () => {
      await adapter.start();
      await until('a placement', () => look().placement.state === 'fresh');
    },
    stop: async () => {
      await adapter.stop();
      await server.close();
    },
  };
}
