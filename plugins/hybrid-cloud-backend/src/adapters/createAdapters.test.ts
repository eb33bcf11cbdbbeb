import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import {
  LocalCloud,
  startLocalCloud,
  VirtualClock,
} from '@hybrid-cloud-portal/local-cloud';
import {
  Observation,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  buildWorkload,
  FakeTrafficSwitch,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { readHybridCloudConfig } from '../config';
import { FleetCollector } from '../observe';
import { AdapterAdditions } from './AdapterAdditions';
import { createAdapters } from './createAdapters';
import { HybridCloudAdapters } from './HybridCloudAdapters';
import { until } from './kubernetes/__testUtils__/until';

const REF = 'component:default/course-registration';

/** What the platform team's configuration would say of this local cloud: addresses and tokens, nothing else. */
function configOf(cloud: LocalCloud) {
  const site = (id: string, provider: string, more = {}) => ({
    id,
    provider,
    cluster: id,
    ...more,
  });
  return readHybridCloudConfig(
    new ConfigReader({
      kubernetes: {
        clusterLocatorMethods: [
          {
            type: 'config',
            clusters: [...cloud.clusters.keys()].map(name => ({
              name,
              url: `http://127.0.0.1:${cloud.ports.clusters[name]}`,
              authProvider: 'serviceAccount',
              serviceAccountToken: cloud.tokens[name],
            })),
          },
        ],
      },
      hybridCloud: {
        sites: [
          site('onprem', 'onprem', {
            reserveNodes: { selector: 'role=reserve' },
          }),
          site('aws', 'aws', {
            account: '111122223333',
            region: 'ap-northeast-2',
          }),
          site('nhn', 'nhn'),
        ],
        aws: {
          accounts: [
            {
              accountId: '111122223333',
              region: 'ap-northeast-2',
              endpoint: cloud.endpoint,
              observeRoleArn: 'arn:aws:iam::111122223333:role/observe',
              actRoleArn: 'arn:aws:iam::111122223333:role/act',
            },
          ],
        },
        queues: [
          {
            id: 'enrolment',
            kind: 'redis',
            url: `redis://127.0.0.1:${cloud.ports.queue}`,
          },
        ],
      },
    }),
  );
}

function workloadOn(cloud: LocalCloud): Workload {
  const base = buildWorkload();
  return {
    ...base,
    sites: base.sites.map(site => ({
      ...site,
      probeUrl: `http://127.0.0.1:${
        cloud.ports.ingresses[site.site]
      }/course-registration/healthz`,
    })),
  };
}

describe('all adapters over the local cloud', () => {
  const clock = new VirtualClock(Date.UTC(2026, 2, 2, 1));
  const environment = { ...process.env };
  let cloud: LocalCloud;
  let adapters: HybridCloudAdapters;
  let collector: FleetCollector;
  let workload: Workload;

  beforeAll(async () => {
    process.env.AWS_ACCESS_KEY_ID = 'AKIALOCAL';
    process.env.AWS_SECRET_ACCESS_KEY = 'local';
    cloud = await startLocalCloud({ clock });
    workload = workloadOn(cloud);
    const logger = mockServices.rootLogger();
    adapters = createAdapters({ config: configOf(cloud), logger, clock });
    collector = FleetCollector.create({ ports: adapters });
    adapters.track([workload]);
    await adapters.start();
    await until('all clusters are followed', () =>
      ['onprem', 'aws'].every(
        site =>
          adapters.clusters.get(site)?.observe(workload, clock.now()).cpu
            .state === 'fresh',
      ),
    );
  });
  afterAll(async () => {
    process.env = environment;
    await adapters.stop();
    await cloud.close();
  });

  async function look(): Promise<Observation> {
    const all = await collector.collect({
      workloads: [workload],
      now: clock.now(),
      signal: new AbortController().signal,
    });
    const observation = all.get(REF);
    if (!observation) throw new Error('no observation');
    return observation;
  }

  const pass = async (seconds: number) => {
    for (let i = 0; i < seconds; i += 1) {
      clock.advance(1_000);
      await cloud.step();
    }
  };

  const verdicts = (observation: Observation, site: string) =>
    Object.fromEntries(
      observation.sites[site].witnesses.map(w => [w.kind, w.verdict]),
    );

  it('sees the whole of a workload, every reading fresh', async () => {
    const observation = await look();
    const { onprem, aws } = observation.sites;
    const states = {
      ...Object.fromEntries(
        Object.entries(observation.split).map(([k, r]) => [k, r.state]),
      ),
      requests: observation.requestsPerSecond.state,
      replication: observation.replication?.state.state,
      lag: observation.replication?.lag.state,
      queue: observation.queue?.depth.state,
      onprem: [onprem.placement, onprem.cpu, onprem.memory, onprem.targets].map(
        r => r.state,
      ),
      aws: [aws.placement, aws.cpu, aws.memory, aws.targets].map(r => r.state),
    };
    const all = ['fresh', 'fresh', 'fresh', 'fresh'];
    expect(states).toEqual({
      configured: 'fresh',
      observed: 'fresh',
      effective: 'fresh',
      requests: 'fresh',
      replication: 'fresh',
      lag: 'fresh',
      queue: 'fresh',
      onprem: all,
      aws: all,
    });
    expect(observation.split.configured).toMatchObject({
      value: { onprem: 40, aws: 60 },
    });
    const serving = {
      probe: 'serving',
      'target-health': 'serving',
      cluster: 'serving',
    };
    expect(verdicts(observation, 'onprem')).toEqual(serving);
    expect(verdicts(observation, 'aws')).toEqual(serving);
    expect(observation.replication).toMatchObject({
      state: { value: 'running' },
      preflight: [],
    });
    expect(adapters.blindSpots().flatMap(s => s.blindSpots)).toEqual([]);
  });

  it('rule 4: within 10 s of a power cut two independent witnesses fail, and the blind one is unknown', async () => {
    cloud.board.set({ fault: 'power', on: true, site: 'onprem' }, clock.now());
    await cloud.servers.settled();
    let observation = await look();
    for (
      let seconds = 0;
      verdicts(observation, 'onprem')['target-health'] !== 'failing';
      seconds += 1
    ) {
      expect(seconds).toBeLessThan(10);
      await pass(1);
      observation = await look();
    }
    expect(verdicts(observation, 'onprem')).toEqual({
      probe: 'failing',
      'target-health': 'failing',
      cluster: 'unknown',
    });
    expect(verdicts(observation, 'aws')).toMatchObject({
      probe: 'serving',
      'target-health': 'serving',
    });
    expect(observation.split.effective).toMatchObject({
      value: { onprem: 0, aws: 1 },
    });
  });

  it('moves the weight under the acting role, and reads it back', async () => {
    const albRule = adapters.trafficSwitches.get('alb-rule');
    if (!albRule) throw new Error('no switch');
    expect(adapters.canAct(workload)).toBe(true);
    await albRule.setWeights({
      workload,
      weights: { onprem: 0, aws: 100 },
      expectedVersion: (await look()).switch.version ?? '',
      signal: new AbortController().signal,
    });
    await pass(2);
    expect((await look()).split.configured).toMatchObject({
      value: { onprem: 0, aws: 100 },
    });
  });
});

describe('what other modules add', () => {
  const config = readHybridCloudConfig(new ConfigReader({}));
  const logger = mockServices.rootLogger();
  const clock = new VirtualClock(0);

  it('takes the place of the built-in kind', async () => {
    const additions = new AdapterAdditions();
    const own = new FakeTrafficSwitch({ clock });
    additions.addTrafficSwitch(own);
    const adapters = createAdapters({ config, logger, clock, additions });
    expect(adapters.trafficSwitches.get('alb-rule')).toBe(own);
    expect([...adapters.replicationMonitors.keys()]).toEqual([
      'dms',
      'rds-replica',
    ]);
    await adapters.stop();
  });

  it('is taken once for each kind', () => {
    const additions = new AdapterAdditions();
    additions.addTrafficSwitch(new FakeTrafficSwitch({ clock }));
    additions.addTrafficSwitch(new FakeTrafficSwitch({ clock, kind: 'nginx' }));
    expect(() =>
      additions.addTrafficSwitch(new FakeTrafficSwitch({ clock })),
    ).toThrow("a traffic switch of kind 'alb-rule' has been added already");
  });

  it('a workload without a switch, or with one nobody reads, cannot be acted on', async () => {
    const adapters = createAdapters({ config, logger, clock });
    expect(adapters.canAct(buildWorkload({ traffic: undefined }))).toBe(false);
    expect(
      adapters.canAct(
        buildWorkload({ traffic: { kind: 'istio', settings: {} } }),
      ),
    ).toBe(false);
    // The account is not configured.
    expect(adapters.canAct(buildWorkload())).toBe(false);
    await adapters.stop();
  });
});
