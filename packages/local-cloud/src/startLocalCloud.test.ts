import {
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  ModifyRuleCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AppsV1Api, CoreV1Api, KubeConfig } from '@kubernetes/client-node';
import { Redis } from 'ioredis';
import { PortTaken } from './dataplane/listen';
import { freePorts } from './Ports';
import { LocalCloud, startLocalCloud } from './startLocalCloud';
import { VirtualClock } from './world/Clock';
import { DEMO_REGION, ENROLMENT_ALB } from './world/demo/demoNames';
import { demoEstate } from './world/demoEstate';

const START = Date.UTC(2026, 2, 2, 1, 0, 0);

describe('startLocalCloud', () => {
  const clock = new VirtualClock(START);
  let cloud: LocalCloud;
  let elb: ElasticLoadBalancingV2Client;

  beforeAll(async () => {
    cloud = await startLocalCloud({ clock, connectTimeoutMs: 20 });
    elb = new ElasticLoadBalancingV2Client({
      endpoint: cloud.endpoint,
      region: DEMO_REGION,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    });
  });
  afterAll(async () => {
    elb.destroy();
    await cloud.close();
  });

  const pass = async (seconds: number) => {
    clock.advance(seconds * 1000);
    await cloud.step();
  };
  const setFault = async (body: object) => {
    const response = await fetch(`${cloud.endpoint}/_local/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(200);
    await cloud.servers.settled();
  };
  /** What users saw: sites that answered, and statuses of what failed. */
  const users = async (requests: number) => {
    const url = `http://127.0.0.1:${cloud.ports.balancers['course-registration']}/`;
    const seen: Record<string, number> = {};
    for (let i = 0; i < requests; i += 10) {
      await Promise.all(
        Array.from({ length: 10 }, async () => {
          const response = await fetch(url);
          const text = await response.text();
          const key = response.ok
            ? JSON.parse(text).site
            : String(response.status);
          seen[key] = (seen[key] ?? 0) + 1;
        }),
      );
    }
    return seen;
  };
  const onpremHealth = async () => {
    const { TargetHealthDescriptions } = await elb.send(
      new DescribeTargetHealthCommand({ TargetGroupArn: ENROLMENT_ALB.onprem }),
    );
    return TargetHealthDescriptions?.map(each => each.TargetHealth?.State);
  };
  const setWeights = (onprem: number, aws: number) =>
    elb.send(
      new ModifyRuleCommand({
        RuleArn: ENROLMENT_ALB.ruleArn,
        Actions: [
          {
            Type: 'forward',
            Order: 1,
            ForwardConfig: {
              TargetGroups: [
                { TargetGroupArn: ENROLMENT_ALB.onprem, Weight: onprem },
                { TargetGroupArn: ENROLMENT_ALB.aws, Weight: aws },
              ],
              TargetGroupStickinessConfig: { Enabled: false },
            },
          },
        ],
      }),
    );

  it('the main job of the far side: 40:60, power cut, health fails within 10 s, the rule changes, traffic follows', async () => {
    const before = await users(300);
    expect(before.onprem + before.aws).toBe(300);
    expect(before.onprem / 300).toBeGreaterThan(0.28);
    expect(before.onprem / 300).toBeLessThan(0.52);
    expect(await onpremHealth()).toEqual(['healthy', 'healthy']);

    await setFault({ fault: 'power', on: true, site: 'onprem' });
    await expect(
      fetch(
        `http://127.0.0.1:${cloud.ports.ingresses.onprem}/course-registration/healthz`,
      ),
    ).rejects.toThrow();
    let seconds = 0;
    while ((await onpremHealth())?.some(state => state !== 'unhealthy')) {
      await pass(1);
      expect(++seconds).toBeLessThanOrEqual(10);
    }
    const during = await users(100);
    expect(during['502']).toBeGreaterThan(20);

    await setWeights(0, 100);
    await pass(3);
    expect(await users(200)).toEqual({ aws: 200 });

    await setFault({ fault: 'power', on: false, site: 'onprem' });
    for (let i = 0; i < 120; i++) await pass(1);
    expect(await onpremHealth()).toEqual(['healthy', 'healthy']);
    expect(await users(50)).toEqual({ aws: 50 });
    await setWeights(40, 60);
    await pass(3);
    const after = await users(200);
    expect(after.onprem + after.aws).toBe(200);
    expect(after.onprem).toBeGreaterThan(40);
  }, 60_000);

  it('the clusters answer an unmodified client with the tokens it gave out, and not at all without power', async () => {
    const configOf = (context: string) => {
      const config = new KubeConfig();
      config.loadFromString(cloud.kubeconfig);
      config.setCurrentContext(context);
      return config;
    };
    const core = configOf('onprem').makeApiClient(CoreV1Api);
    const { items } = await core.listNode();
    expect(items.map(each => each.metadata?.name)).toContain('node-monitoring');
    const { items: deployments } = await configOf('nhn')
      .makeApiClient(AppsV1Api)
      .listNamespacedDeployment({ namespace: 'tickets' });
    expect(deployments.map(each => each.metadata?.name)).toEqual(['ticketing']);
    await setFault({ fault: 'power', on: true, site: 'onprem', seconds: 5 });
    await expect(core.listNode()).rejects.toThrow(/fetch failed|ECONNREFUSED/);
    await pass(6);
    for (let i = 0; i < 60; i++) await pass(1);
    await expect(core.listNode()).resolves.toBeDefined();
  });

  it('the waiting rooms can be read with a Redis client', async () => {
    const redis = new Redis({ port: cloud.ports.queue, host: '127.0.0.1' });
    await setFault({
      fault: 'surge',
      on: true,
      workload: 'course-registration',
      factor: 10,
      seconds: 20,
    });
    await pass(10);
    expect(await redis.zcard('waiting:course-registration')).toBeGreaterThan(
      100,
    );
    expect(await redis.zrange('waiting:course-registration', '0', '0')).toEqual(
      [expect.stringMatching(/^person-\d{9}$/)],
    );
    redis.disconnect();
    await pass(20);
  });

  it('a taken port is one sentence, and leaves nothing running', async () => {
    const free = freePorts(demoEstate);
    const ports = { ...free, queue: cloud.ports.aws };
    await expect(
      startLocalCloud({ clock, ports, warmUpSeconds: 0 }),
    ).rejects.toThrow(
      `Port ${cloud.ports.aws} on 127.0.0.1 is taken by another program.`,
    );
    const clusters = { ...free.clusters, nhn: cloud.ports.aws };
    await expect(
      startLocalCloud({
        clock,
        ports: { ...free, clusters },
        warmUpSeconds: 0,
      }),
    ).rejects.toThrow(PortTaken);
  });

  it('moves by itself on the system clock', async () => {
    const live = await startLocalCloud({ warmUpSeconds: 0 });
    try {
      const begun = live.world.at;
      await new Promise(resolve => setTimeout(resolve, 2200));
      expect(live.world.at).toBeGreaterThan(begun);
    } finally {
      await live.close();
    }
  });
});
