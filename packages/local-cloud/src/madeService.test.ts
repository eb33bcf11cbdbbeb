import { get } from 'node:http';
import {
  CloudWatchClient,
  GetMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DeleteRuleCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  ModifyRuleCommand,
  ModifyTargetGroupAttributesCommand,
  RegisterTargetsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { KubeConfig, KubernetesObjectApi } from '@kubernetes/client-node';
import { applyManifests } from './__testUtils__/applyManifests';
import {
  platformManifests,
  serviceManifests,
  ServiceManifestOptions,
} from './__testUtils__/serviceManifests';
import { LocalCloud, startLocalCloud } from './startLocalCloud';
import { VirtualClock } from './world/Clock';
import { PLATFORM_ALB } from './world/demo/demoNames';
import { TEST_START } from './world/testUtils/buildWorld';

const NODES = ['10.10.0.11', '10.10.0.12'];
const NODE_PORT = 30_080;
const seats = { name: 'seat-finder', namespace: 'seats' };
const onNodePort = { kind: 'node-port', nodePort: NODE_PORT } as const;
const bound = { kind: 'binding', targetGroupName: 'seat-finder-aws' } as const;

let clock: VirtualClock;
let cloud: LocalCloud;
let elb: ElasticLoadBalancingV2Client;

beforeEach(async () => {
  clock = new VirtualClock(TEST_START);
  cloud = await startLocalCloud({ clock, connectTimeoutMs: 30 });
  elb = new ElasticLoadBalancingV2Client(clientOptions());
});
afterEach(async () => {
  elb.destroy();
  await cloud.close();
});

const clientOptions = () => ({
  endpoint: cloud.endpoint,
  region: 'ap-northeast-2',
  maxAttempts: 1,
  credentials: { accessKeyId: 'AKIALOCAL', secretAccessKey: 'secret' },
});

async function pass(seconds: number): Promise<void> {
  for (let i = 0; i < seconds; i++) {
    clock.advance(1000);
    await cloud.step();
  }
}

function configOf(cluster: string): KubeConfig {
  const config = new KubeConfig();
  config.loadFromString(cloud.kubeconfig);
  config.setCurrentContext(cluster);
  return config;
}

const apply = (cluster: string, site: ServiceManifestOptions['site']) =>
  applyManifests(configOf(cluster), [
    ...platformManifests('seats'),
    ...serviceManifests({ ...seats, site }),
  ]);

async function makeGroup(site: string, port: number): Promise<string> {
  const made = await elb.send(
    new CreateTargetGroupCommand({
      Name: `seat-finder-${site}`,
      TargetType: 'ip',
      Protocol: 'HTTP',
      Port: port,
      VpcId: 'vpc-0a1b2c3d4e5f60718',
      HealthCheckPath: '/healthz',
      HealthCheckIntervalSeconds: 5,
      HealthCheckTimeoutSeconds: 2,
      HealthyThresholdCount: 2,
      UnhealthyThresholdCount: 2,
    }),
  );
  return made.TargetGroups?.[0].TargetGroupArn ?? '';
}

const weighted = (weights: Readonly<Record<string, number>>) => [
  {
    Type: 'forward' as const,
    ForwardConfig: {
      TargetGroups: Object.entries(weights).map(([TargetGroupArn, Weight]) => ({
        TargetGroupArn,
        Weight,
      })),
    },
  },
];

async function makeRule(options: {
  readonly weights: Readonly<Record<string, number>>;
  readonly priority: number;
  readonly host: string;
  readonly path?: string;
}): Promise<string> {
  const { weights, priority, host, path } = options;
  const made = await elb.send(
    new CreateRuleCommand({
      ListenerArn: PLATFORM_ALB.listenerArn,
      Priority: priority,
      Conditions: [
        { Field: 'host-header', HostHeaderConfig: { Values: [host] } },
        ...(path
          ? [{ Field: 'path-pattern', PathPatternConfig: { Values: [path] } }]
          : []),
      ],
      Actions: weighted(weights),
    }),
  );
  return made.Rules?.[0].RuleArn ?? '';
}

/** What a landing zone's Terraform makes for a service: two groups, the nodes as targets, one weighted rule. */
async function makeSwitch() {
  const onprem = await makeGroup('onprem', NODE_PORT);
  const aws = await makeGroup('aws', 8080);
  await elb.send(
    new RegisterTargetsCommand({
      TargetGroupArn: onprem,
      Targets: NODES.map(Id => ({ Id, AvailabilityZone: 'all' })),
    }),
  );
  const rule = await makeRule({
    weights: { [onprem]: 40, [aws]: 60 },
    priority: 100,
    host: 'seat-finder.localhost',
  });
  return { onprem, aws, rule };
}

async function healthOf(TargetGroupArn: string) {
  const { TargetHealthDescriptions = [] } = await elb.send(
    new DescribeTargetHealthCommand({ TargetGroupArn }),
  );
  return TargetHealthDescriptions.map(each => each.TargetHealth?.State);
}

/** fetch sets the Host header itself, so this asks by hand. */
function ask(host: string, path = '/') {
  const { platform: port } = cloud.ports.balancers;
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, headers: { host } }, response => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', chunk => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text }),
      );
    }).once('error', reject);
  });
}

async function tally(host: string, requests: number, path?: string) {
  const seen: Record<string, number> = {};
  for (let left = requests; left > 0; left -= 20) {
    const answers = await Promise.all(
      Array.from({ length: Math.min(20, left) }, () => ask(host, path)),
    );
    for (const { status, text } of answers) {
      const key = status === 200 ? JSON.parse(text).site : String(status);
      seen[key] = (seen[key] ?? 0) + 1;
    }
  }
  return seen;
}

const ingress = async (site: string) => {
  const port = cloud.ports.ingresses[site];
  return (await fetch(`http://127.0.0.1:${port}/seat-finder/healthz`)).status;
};

describe('a service that is made over the wire', () => {
  it('comes alive, is served by weight, goes dark with its site, and ends with its rule', async () => {
    expect((await ask('seat-finder.localhost')).status).toBe(404);
    const { onprem, aws, rule } = await makeSwitch();
    await apply('onprem', onNodePort);
    await apply('aws', bound);
    expect(await ingress('onprem')).toBe(503);
    await pass(20);

    expect(await healthOf(onprem)).toEqual(['healthy', 'healthy']);
    expect(await healthOf(aws)).toEqual(['healthy', 'healthy']);
    expect(await ingress('onprem')).toBe(200);
    expect(await ingress('aws')).toBe(200);
    expect(await ingress('nhn')).toBe(404);
    const host = `Seat-Finder.localhost:${cloud.ports.balancers.platform}`;
    const calm = await tally(host, 300);
    expect(calm.onprem + calm.aws).toBe(300);
    expect(calm.onprem / 300).toBeGreaterThan(0.3);
    expect(calm.onprem / 300).toBeLessThan(0.5);
    expect((await ask('other.localhost')).status).toBe(404);
    expect((await ask(host)).text).toContain('runs no containers');

    cloud.world.setPower('onprem', false);
    await pass(15);
    expect(await healthOf(onprem)).toEqual(['unhealthy', 'unhealthy']);
    expect(await healthOf(aws)).toEqual(['healthy', 'healthy']);
    expect((await tally(host, 100))['502']).toBeGreaterThan(20);
    await elb.send(
      new ModifyRuleCommand({
        RuleArn: rule,
        Actions: weighted({ [onprem]: 0, [aws]: 100 }),
      }),
    );
    await pass(2);
    expect(await tally(host, 40)).toEqual({ aws: 40 });

    cloud.world.setPower('onprem', true);
    await pass(60);
    expect(await healthOf(onprem)).toEqual(['healthy', 'healthy']);
    await elb.send(new DeleteRuleCommand({ RuleArn: rule }));
    await pass(1);
    expect(cloud.world.workloads.has('seat-finder')).toBe(false);
    expect((await ask(host)).status).toBe(404);
    // Its pods are still there: the site answers for the Service.
    expect(await ingress('onprem')).toBe(200);
  });

  it('has a gentle load of its own in the metrics and in the world, which a surge multiplies', async () => {
    const { onprem, aws } = await makeSwitch();
    await apply('onprem', onNodePort);
    await apply('aws', bound);
    await pass(20);
    const fault = await fetch(`${cloud.endpoint}/_local/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        fault: 'surge',
        on: true,
        workload: 'seat-finder',
        factor: 30,
      }),
    });
    expect(fault.status).toBe(200);
    await pass(120);
    const world = await (await fetch(`${cloud.endpoint}/_local/world`)).json();
    expect(world.workloads).toContainEqual(
      expect.objectContaining({
        name: 'seat-finder',
        surge: 30,
        errorsPerSecond: 0,
        sites: [
          expect.objectContaining({ site: 'onprem', role: 'home', weight: 40 }),
          expect.objectContaining({ site: 'aws', role: 'overflow' }),
        ],
      }),
    );
    const { MetricDataResults = [] } = await new CloudWatchClient(
      clientOptions(),
    ).send(
      new GetMetricDataCommand({
        StartTime: new Date(clock.now() - 120_000),
        EndTime: new Date(clock.now()),
        MetricDataQueries: [onprem, aws].map((arn, i) => ({
          Id: `group${i}`,
          MetricStat: {
            Metric: {
              Namespace: 'AWS/ApplicationELB',
              MetricName: 'RequestCount',
              Dimensions: [
                {
                  Name: 'LoadBalancer',
                  Value: 'app/platform/0f1e2d3c4b5a6978',
                },
                { Name: 'TargetGroup', Value: arn.split(':')[5] },
              ],
            },
            Period: 60,
            Stat: 'Sum',
          },
        })),
      }),
    );
    const [home, overflow] = MetricDataResults.map(each => each.Values?.[0]);
    expect((home ?? 0) / (overflow ?? 1)).toBeCloseTo(40 / 60, 1);
    // The autoscalers answer: 120 requests a second are more than two pods a site were made for.
    expect(
      cloud.clusters.get('aws')?.readyPods('seats', {}).length,
    ).toBeGreaterThan(2);
  });

  it('a rule for probes leads past the weights, and is no service of its own', async () => {
    const { onprem, aws } = await makeSwitch();
    await makeRule({
      weights: { [aws]: 1 },
      priority: 11,
      host: 'seat-finder-aws.localhost',
      path: '/healthz',
    });
    await apply('onprem', onNodePort);
    await apply('aws', bound);
    await pass(20);
    const probe = 'seat-finder-aws.localhost';
    expect(await tally(probe, 20, '/healthz?deep=1')).toEqual({ aws: 20 });
    expect((await ask(probe, '/other')).status).toBe(404);
    expect([...cloud.world.workloads.keys()]).not.toContain('seat-finder-aws');
    expect(onprem).not.toBe(aws);
  });

  it('pods that come and go, come and go as targets', async () => {
    const { aws } = await makeSwitch();
    await elb.send(
      new ModifyTargetGroupAttributesCommand({
        TargetGroupArn: aws,
        Attributes: [
          { Key: 'deregistration_delay.timeout_seconds', Value: '10' },
        ],
      }),
    );
    await apply('aws', bound);
    await pass(20);
    const objects = KubernetesObjectApi.makeApiClient(configOf('aws'));
    const kind = 'HorizontalPodAutoscaler';
    const scaled = (minReplicas: number) =>
      objects.patch({
        apiVersion: 'autoscaling/v2',
        kind,
        metadata: seats,
        spec: {
          minReplicas,
          behavior: { scaleDown: { stabilizationWindowSeconds: 0 } },
        },
      });
    await scaled(5);
    await pass(15);
    expect(await healthOf(aws)).toHaveLength(5);
    await objects.delete({
      apiVersion: 'elbv2.k8s.aws/v1beta1',
      kind: 'TargetGroupBinding',
      metadata: seats,
    });
    await pass(1);
    expect(new Set(await healthOf(aws))).toEqual(new Set(['draining']));
    await pass(10);
    expect(await healthOf(aws)).toEqual([]);
  });

  it('a rule without pods is nobody, and becomes a service when they come', async () => {
    await makeSwitch();
    await pass(3);
    const nobody = await tally('seat-finder.localhost', 60);
    expect(nobody['502'] + nobody['503']).toBe(60);
    expect(nobody['502']).toBeGreaterThan(10);
    await apply('onprem', onNodePort);
    await pass(20);
    const seen = await tally('seat-finder.localhost', 60);
    expect(seen.onprem).toBeGreaterThan(10);
    // The group on AWS has no target at all.
    expect(seen['503']).toBeGreaterThan(10);
  });
});
