import { get } from 'node:http';
import {
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  RegisterTargetsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { KubeConfig } from '@kubernetes/client-node';
import { LocalCloud, startLocalCloud } from '../startLocalCloud';
import { VirtualClock } from '../world/Clock';
import { DEMO_VPC, PLATFORM_ALB } from '../world/demo/demoNames';
import { TEST_START } from '../world/testUtils/buildWorld';
import { applyManifests } from './applyManifests';
import {
  platformManifests,
  serviceManifests,
  ServiceManifestOptions,
} from './serviceManifests';

const NODE_PORT = 30_080;
const MACHINE_ROOM = ['10.10.0.11', '10.10.0.12'];
export const SEATS = { name: 'seat-finder', namespace: 'seats' };
/** What differs between the sites' manifests. */
export const ON_NODE_PORT = {
  kind: 'node-port',
  nodePort: NODE_PORT,
} as const;
export const BOUND = {
  kind: 'binding',
  targetGroupName: 'seat-finder-aws',
} as const;

/** Actions of a rule that forwards by these weights. */
export const weighted = (weights: Readonly<Record<string, number>>) => [
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

/** The demo estate on a clock moved by hand, and what a pipeline does to it by the clouds' own APIs. */
export class Platform {
  readonly clock: VirtualClock;
  readonly cloud: LocalCloud;
  readonly elb: ElasticLoadBalancingV2Client;

  private constructor(cloud: LocalCloud, clock: VirtualClock) {
    this.cloud = cloud;
    this.clock = clock;
    this.elb = new ElasticLoadBalancingV2Client(this.clientOptions);
  }

  static async start(): Promise<Platform> {
    const clock = new VirtualClock(TEST_START);
    const cloud = await startLocalCloud({ clock, connectTimeoutMs: 30 });
    return new Platform(cloud, clock);
  }

  async close(): Promise<void> {
    this.elb.destroy();
    await this.cloud.close();
  }

  get clientOptions() {
    return {
      endpoint: this.cloud.endpoint,
      region: 'ap-northeast-2',
      maxAttempts: 1,
      credentials: { accessKeyId: 'AKIALOCAL', secretAccessKey: 'secret' },
    };
  }

  async pass(seconds: number): Promise<void> {
    for (let i = 0; i < seconds; i++) {
      this.clock.advance(1000);
      await this.cloud.step();
    }
  }

  configOf(cluster: string): KubeConfig {
    const config = new KubeConfig();
    config.loadFromString(this.cloud.kubeconfig);
    config.setCurrentContext(cluster);
    return config;
  }

  apply(cluster: string, site: ServiceManifestOptions['site']): Promise<void> {
    return applyManifests(this.configOf(cluster), [
      ...platformManifests(SEATS.namespace),
      ...serviceManifests({ ...SEATS, site }),
    ]);
  }

  /** What a landing zone's Terraform makes for a service: two groups, the home nodes as targets, one weighted rule. */
  async makeSwitch(nodes = MACHINE_ROOM) {
    const home = await this.#makeGroup('home', NODE_PORT);
    const aws = await this.#makeGroup('aws', 8080);
    await this.elb.send(
      new RegisterTargetsCommand({
        TargetGroupArn: home,
        Targets: nodes.map(Id => ({ Id, AvailabilityZone: 'all' })),
      }),
    );
    const rule = await this.makeRule({
      weights: { [home]: 40, [aws]: 60 },
      priority: 100,
      host: 'seat-finder.localhost',
    });
    return { home, aws, rule };
  }

  async makeRule(options: {
    readonly weights: Readonly<Record<string, number>>;
    readonly priority: number;
    readonly host: string;
    readonly path?: string;
  }): Promise<string> {
    const { weights, priority, host, path } = options;
    const made = await this.elb.send(
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

  /** Of each target the reason of its state, or the state where there is none: `healthy`. */
  async healthOf(TargetGroupArn: string) {
    const { TargetHealthDescriptions = [] } = await this.elb.send(
      new DescribeTargetHealthCommand({ TargetGroupArn }),
    );
    return TargetHealthDescriptions.map(
      ({ TargetHealth }) => TargetHealth?.Reason ?? TargetHealth?.State,
    );
  }

  /** A request through the platform's load balancer. fetch sets the Host header itself, so this asks by hand. */
  ask(host: string, path = '/') {
    const { platform: port } = this.cloud.ports.balancers;
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

  /** Of many requests: the sites that answered, and the statuses of what failed. */
  async tally(host: string, requests: number, path?: string) {
    const seen: Record<string, number> = {};
    for (let left = requests; left > 0; left -= 20) {
      const answers = await Promise.all(
        Array.from({ length: Math.min(20, left) }, () => this.ask(host, path)),
      );
      for (const { status, text } of answers) {
        const key = status === 200 ? JSON.parse(text).site : String(status);
        seen[key] = (seen[key] ?? 0) + 1;
      }
    }
    return seen;
  }

  /** Status of the service's health path at the site's own entrance. */
  async ingress(site: string): Promise<number> {
    const port = this.cloud.ports.ingresses[site];
    const url = `http://127.0.0.1:${port}/seat-finder/healthz`;
    return (await fetch(url)).status;
  }

  async #makeGroup(site: string, port: number): Promise<string> {
    const made = await this.elb.send(
      new CreateTargetGroupCommand({
        Name: `seat-finder-${site}`,
        TargetType: 'ip',
        Protocol: 'HTTP',
        Port: port,
        VpcId: DEMO_VPC,
        HealthCheckPath: '/healthz',
        HealthCheckIntervalSeconds: 5,
        HealthCheckTimeoutSeconds: 2,
        HealthyThresholdCount: 2,
        UnhealthyThresholdCount: 2,
      }),
    );
    return made.TargetGroups?.[0].TargetGroupArn ?? '';
  }
}
