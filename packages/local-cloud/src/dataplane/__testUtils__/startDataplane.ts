import { buildWorld, TEST_START } from '../../world/testUtils/buildWorld';
import { Balancer } from '../Balancer';
import { chooseForWorkload } from '../chooseForWorkload';
import { SiteServers } from '../SiteServers';

const CONNECT_TIMEOUT_MS = 30;

/** The servers of a test world's sites and the balancer of one workload before them, on ports of their own. */
export async function startDataplane(workloadName: string) {
  const built = buildWorld();
  const { world } = built;
  world.step(TEST_START + 1000);
  const failures: unknown[] = [];
  const servers = await SiteServers.start({
    world,
    ingressPorts: {},
    onError: error => failures.push(error),
  });
  const workload = world.workloads.get(workloadName);
  if (!workload) throw new Error(`no ${workloadName}`);
  const { balancer, port } = await Balancer.start({
    world,
    servers,
    choose: chooseForWorkload({ world, workload, now: () => world.at }),
    connectTimeoutMs: CONNECT_TIMEOUT_MS,
    port: 0,
  });
  return {
    ...built,
    workload,
    servers,
    failures,
    url: `http://127.0.0.1:${port}/enrol`,
    get: (init?: RequestInit) => fetch(`http://127.0.0.1:${port}/enrol`, init),
    ingress: (site: string, path: string) =>
      fetch(`http://127.0.0.1:${servers.ingressPort(site)}/${path}`),
    close: async () => {
      await balancer.close();
      await servers.close();
      expect(failures).toEqual([]);
    },
  };
}
