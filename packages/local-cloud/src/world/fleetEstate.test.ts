import { parseHybridSpec } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { parse, parseAllDocuments } from 'yaml';
import { demoEstate } from './demoEstate';
import { fleetCatalogue } from './fleet/fleetCatalogue';
import { fleetPortalConfig } from './fleet/fleetPortalConfig';
import { FLEET_CLOUD, FLEET_HOME, fleetMembers } from './fleet/fleetShape';
import { fleetEstate, joinEstates } from './fleetEstate';
import { buildWorld, TEST_START } from './testUtils/buildWorld';
import { viewWorld } from './viewWorld';

const distinct = (values: readonly string[]) => new Set(values).size;

describe('the generated fleet', () => {
  it('is the same for the same seed, and a larger one begins with the smaller', () => {
    const small = fleetMembers({ count: 10, seed: 3 });
    expect(fleetMembers({ count: 100, seed: 3 }).slice(0, 10)).toEqual(small);
    expect(fleetMembers({ count: 10, seed: 4 })).not.toEqual(small);
  });

  it('keeps to the limits of a load balancer and an account, up to 5000 workloads', () => {
    const { aws, clusters, workloads } = fleetEstate({ count: 5000, seed: 1 });
    expect(workloads).toHaveLength(5000);
    expect(aws.accounts.length).toBeGreaterThan(10);
    for (const arns of [
      aws.rules.map(each => each.arn),
      aws.targetGroups.map(each => each.arn),
      aws.loadBalancers.map(each => each.arn),
    ]) {
      expect(distinct(arns)).toBe(arns.length);
    }
    const rulesOf = new Map<string, number>();
    for (const { listenerArn } of aws.rules) {
      rulesOf.set(listenerArn, (rulesOf.get(listenerArn) ?? 0) + 1);
    }
    expect(Math.max(...rulesOf.values())).toBeLessThanOrEqual(50);
    for (const cluster of clusters) {
      const pods = cluster.deployments.reduce(
        (n, each) => n + each.replicas,
        0,
      );
      expect(cluster.nodes.length * 110).toBeGreaterThan(pods);
      const nets = cluster.nodes.map(each => each.podCidr24);
      expect(distinct(nets)).toBe(nets.length);
      expect(distinct(cluster.nodes.map(each => each.address))).toBe(
        nets.length,
      );
    }
  });

  it.each([0, 5001, 1.5])('refuses %p workloads', count => {
    expect(() => fleetEstate({ count, seed: 1 })).toThrow(RangeError);
  });

  it('lives beside the demo estate', () => {
    const estate = joinEstates(demoEstate, fleetEstate({ count: 50, seed: 1 }));
    const { world } = buildWorld({ estate });
    world.step(TEST_START + 5000);
    const { workloads, totals } = viewWorld({ world, all: true });
    expect(workloads).toHaveLength(54);
    expect(totals.errorsPerSecond).toBe(0);
    for (const workload of workloads) {
      const sum = workload.sites.reduce((total, each) => total + each.share, 0);
      expect(sum).toBeCloseTo(1, 9);
    }
    world.setPower(FLEET_HOME, false);
    world.step(TEST_START + 10_000);
    expect(
      viewWorld({ world, all: false }).totals.errorsPerSecond,
    ).toBeGreaterThan(100);
    expect(
      viewWorld({ world, all: false }).workloads.every(
        each => each.errorsPerSecond === 0,
      ),
    ).toBe(true);
  });

  it('has catalogue entities that the portal understands', () => {
    const text = fleetCatalogue({
      members: fleetMembers({ count: 3, seed: 1 }),
      ingressPorts: { [FLEET_HOME]: 4594, [FLEET_CLOUD]: 4595 },
    });
    const entities = parseAllDocuments(text).map(each => each.toJS());
    expect(entities).toHaveLength(3);
    for (const entity of entities) {
      expect(parseHybridSpec(entity)).toMatchObject({ kind: 'ok' });
    }
    expect(entities[0].spec.hybrid.sites[0].probeUrl).toBe(
      'http://127.0.0.1:4594/svc-0001/healthz',
    );
  });

  it('adds its sites, clusters and accounts to a portal configuration and keeps what is there', () => {
    const base = `
kubernetes:
  clusterLocatorMethods:
    - type: catalog
    - type: config
      clusters: [{ name: onprem, serviceAccountToken: "\${ONPREM}" }]
hybridCloud:
  sites: [{ id: onprem }]
  aws: { accounts: [{ accountId: "111122223333" }] }
other: { kept: out }
`;
    const overlay = parse(
      fleetPortalConfig({
        base,
        fleet: fleetEstate({ count: 1000, seed: 1 }),
        awsEndpoint: 'http://127.0.0.1:4566',
        clusterPorts: { [FLEET_HOME]: 4574, [FLEET_CLOUD]: 4575 },
        tokenVariables: { [FLEET_HOME]: 'ONPREM', [FLEET_CLOUD]: 'EKS' },
      }),
    );
    expect(Object.keys(overlay)).toEqual(['kubernetes', 'hybridCloud']);
    const [catalog, config] = overlay.kubernetes.clusterLocatorMethods;
    expect(catalog).toEqual({ type: 'catalog' });
    expect(config.clusters).toMatchObject([
      { name: 'onprem', serviceAccountToken: '${ONPREM}' },
      {
        name: FLEET_HOME,
        url: 'http://127.0.0.1:4574',
        serviceAccountToken: '${ONPREM}',
      },
      { name: FLEET_CLOUD, serviceAccountToken: '${EKS}' },
    ]);
    expect(
      overlay.hybridCloud.sites.map((each: { id: string }) => each.id),
    ).toEqual(['onprem', FLEET_HOME, FLEET_CLOUD]);
    expect(overlay.hybridCloud.aws.accounts).toHaveLength(4);
    expect(() =>
      fleetPortalConfig({
        base: 'app: {}',
        fleet: fleetEstate({ count: 1, seed: 1 }),
        awsEndpoint: '',
        clusterPorts: {},
        tokenVariables: {},
      }),
    ).toThrow(/clusterLocatorMethods|kubernetes/);
  });
});
