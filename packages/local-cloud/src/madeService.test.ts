import {
  CloudWatchClient,
  GetMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  DeleteRuleCommand,
  ModifyRuleCommand,
  ModifyTargetGroupAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { KubernetesObjectApi } from '@kubernetes/client-node';
import {
  BOUND,
  ON_NODE_PORT,
  Platform,
  SEATS,
  weighted,
} from './__testUtils__/Platform';

/** Requests by the hundred, and time that is passed in steps of a second. */
jest.setTimeout(60_000);

let platform: Platform;
beforeEach(async () => {
  platform = await Platform.start();
});
afterEach(() => platform.close());

describe('a service that is made over the wire', () => {
  it('comes alive, is served by weight, goes dark with its site, and ends with its rule', async () => {
    expect((await platform.ask('seat-finder.localhost')).status).toBe(404);
    const { home, aws, rule } = await platform.makeSwitch();
    await platform.apply('onprem', ON_NODE_PORT);
    await platform.apply('aws', BOUND);
    expect(await platform.ingress('onprem')).toBe(503);
    await platform.pass(20);

    expect(await platform.healthOf(home)).toEqual(['healthy', 'healthy']);
    expect(await platform.healthOf(aws)).toEqual(['healthy', 'healthy']);
    expect(await platform.ingress('onprem')).toBe(200);
    expect(await platform.ingress('aws')).toBe(200);
    expect(await platform.ingress('nhn')).toBe(404);
    const host = `Seat-Finder.localhost:${platform.cloud.ports.balancers.platform}`;
    const calm = await platform.tally(host, 200);
    expect(calm.onprem + calm.aws).toBe(200);
    expect(calm.onprem / 200).toBeGreaterThan(0.3);
    expect(calm.onprem / 200).toBeLessThan(0.5);
    expect((await platform.ask('other.localhost')).status).toBe(404);
    expect((await platform.ask(host)).text).toContain('runs no containers');

    platform.cloud.world.setPower('onprem', false);
    await platform.pass(15);
    expect(await platform.healthOf(home)).toEqual(
      Array(2).fill('Target.FailedHealthChecks'),
    );
    expect(await platform.healthOf(aws)).toEqual(['healthy', 'healthy']);
    expect((await platform.tally(host, 100))['502']).toBeGreaterThan(20);
    await platform.elb.send(
      new ModifyRuleCommand({
        RuleArn: rule,
        Actions: weighted({ [home]: 0, [aws]: 100 }),
      }),
    );
    await platform.pass(2);
    expect(await platform.tally(host, 40)).toEqual({ aws: 40 });

    platform.cloud.world.setPower('onprem', true);
    await platform.pass(60);
    expect(await platform.healthOf(home)).toEqual(['healthy', 'healthy']);
    await platform.elb.send(new DeleteRuleCommand({ RuleArn: rule }));
    await platform.pass(1);
    expect(platform.cloud.world.workloads.has('seat-finder')).toBe(false);
    expect((await platform.ask(host)).status).toBe(404);
    // Its pods are still there: the site answers for the Service.
    expect(await platform.ingress('onprem')).toBe(200);
  });

  it('has a gentle load of its own in the metrics and in the world, which a surge multiplies', async () => {
    const { home, aws } = await platform.makeSwitch();
    await platform.apply('onprem', ON_NODE_PORT);
    await platform.apply('aws', BOUND);
    await platform.pass(20);
    const fault = await fetch(`${platform.cloud.endpoint}/_local/faults`, {
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
    await platform.pass(120);
    const world = await (
      await fetch(`${platform.cloud.endpoint}/_local/world`)
    ).json();
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
      platform.clientOptions,
    ).send(
      new GetMetricDataCommand({
        StartTime: new Date(platform.clock.now() - 120_000),
        EndTime: new Date(platform.clock.now()),
        MetricDataQueries: [home, aws].map((arn, i) => ({
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
    const [atHome, overflow] = MetricDataResults.map(each => each.Values?.[0]);
    expect((atHome ?? 0) / (overflow ?? 1)).toBeCloseTo(40 / 60, 1);
    // The autoscalers answer: 120 requests a second are more than two pods a site were made for.
    expect(
      platform.cloud.clusters.get('aws')?.readyPods('seats', {}).length,
    ).toBeGreaterThan(2);
  });

  it('a rule for probes leads past the weights, and is no service of its own', async () => {
    const { aws } = await platform.makeSwitch();
    await platform.makeRule({
      weights: { [aws]: 1 },
      priority: 11,
      host: 'seat-finder-aws.localhost',
      path: '/healthz',
    });
    await platform.apply('onprem', ON_NODE_PORT);
    await platform.apply('aws', BOUND);
    await platform.pass(20);
    const probe = 'seat-finder-aws.localhost';
    expect(await platform.tally(probe, 20, '/healthz?deep=1')).toEqual({
      aws: 20,
    });
    expect((await platform.ask(probe, '/other')).status).toBe(404);
    expect([...platform.cloud.world.workloads.keys()]).not.toContain(
      'seat-finder-aws',
    );
  });

  it('pods that come and go, come and go as targets', async () => {
    const { aws } = await platform.makeSwitch();
    await platform.elb.send(
      new ModifyTargetGroupAttributesCommand({
        TargetGroupArn: aws,
        Attributes: [
          { Key: 'deregistration_delay.timeout_seconds', Value: '10' },
        ],
      }),
    );
    await platform.apply('aws', BOUND);
    await platform.pass(20);
    const objects = KubernetesObjectApi.makeApiClient(platform.configOf('aws'));
    const kind = 'HorizontalPodAutoscaler';
    const scaled = (minReplicas: number) =>
      objects.patch({
        apiVersion: 'autoscaling/v2',
        kind,
        metadata: SEATS,
        spec: {
          minReplicas,
          behavior: { scaleDown: { stabilizationWindowSeconds: 0 } },
        },
      });
    await scaled(5);
    await platform.pass(15);
    expect(await platform.healthOf(aws)).toHaveLength(5);
    await objects.delete({
      apiVersion: 'elbv2.k8s.aws/v1beta1',
      kind: 'TargetGroupBinding',
      metadata: SEATS,
    });
    await platform.pass(1);
    expect(new Set(await platform.healthOf(aws))).toEqual(
      new Set(['Target.DeregistrationInProgress']),
    );
    await platform.pass(10);
    expect(await platform.healthOf(aws)).toEqual([]);
  });

  it('its home may be NHN Cloud, and a cut link is a timeout to the balancer while the site runs on', async () => {
    const { home } = await platform.makeSwitch(['10.20.0.10', '10.20.0.11']);
    await platform.apply('nhn', ON_NODE_PORT);
    await platform.pass(20);
    expect(await platform.healthOf(home)).toEqual(['healthy', 'healthy']);
    platform.cloud.premises.setLink('nhn-aws', false);
    await platform.pass(20);
    expect(await platform.healthOf(home)).toEqual(
      Array(2).fill('Target.Timeout'),
    );
    const seen = await platform.tally('seat-finder.localhost', 40);
    expect(seen['504']).toBeGreaterThan(5);
    expect(await platform.ingress('nhn')).toBe(200);
  });

  it('pods of a site that lost its power are registered anew when they are ready', async () => {
    const { aws } = await platform.makeSwitch();
    await platform.apply('aws', BOUND);
    await platform.pass(20);
    platform.cloud.world.setPower('aws', false);
    await platform.pass(20);
    expect(await platform.healthOf(aws)).toHaveLength(2);
    platform.cloud.world.setPower('aws', true);
    await platform.pass(60);
    expect(await platform.healthOf(aws)).toEqual(['healthy', 'healthy']);
  });

  it('a rule without pods is nobody, and becomes a service when they come', async () => {
    await platform.makeSwitch();
    await platform.pass(3);
    const nobody = await platform.tally('seat-finder.localhost', 60);
    expect(nobody['502'] + nobody['503']).toBe(60);
    expect(nobody['502']).toBeGreaterThan(10);
    await platform.apply('onprem', ON_NODE_PORT);
    await platform.pass(20);
    const seen = await platform.tally('seat-finder.localhost', 60);
    expect(seen.onprem).toBeGreaterThan(10);
    // The group on AWS has no target at all.
    expect(seen['503']).toBeGreaterThan(10);
  });
});
