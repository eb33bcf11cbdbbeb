import { ENROLMENT_ALB } from '../world/demo/demoNames';
import { TEST_START } from '../world/testUtils/buildWorld';
import { startDataplane } from './__testUtils__/startDataplane';

type Plane = Awaited<ReturnType<typeof startDataplane>>;

/** Status, or the site that answered, of many requests. */
async function tally(plane: Plane, requests: number) {
  const seen: Record<string, number> = {};
  const one = async () => {
    const response = await plane.get();
    const text = await response.text();
    const key = response.ok ? JSON.parse(text).site : String(response.status);
    seen[key] = (seen[key] ?? 0) + 1;
  };
  for (let left = requests; left > 0; left -= 20) {
    await Promise.all(Array.from({ length: Math.min(20, left) }, one));
  }
  return seen;
}

describe('the data plane of an ALB workload', () => {
  let plane: Plane;
  beforeEach(async () => {
    plane = await startDataplane('course-registration');
  });
  afterEach(() => plane.close());

  it('sends real requests to real servers by the weights of the rule', async () => {
    const seen = await tally(plane, 400);
    expect(seen.onprem + seen.aws).toBe(400);
    expect(seen.onprem / 400).toBeGreaterThan(0.3);
    expect(seen.onprem / 400).toBeLessThan(0.5);
    const body = await (await plane.get()).json();
    expect(body).toEqual({
      site: expect.stringMatching(/^(onprem|aws)$/),
      workload: 'course-registration',
      pod: expect.stringMatching(/^course-registration-\d$/),
    });
  });

  it('answers 502 for a site without power, whose sockets are really closed, until the rule changes', async () => {
    plane.world.setPower('onprem', false);
    await plane.servers.settled();
    await expect(
      plane.ingress('onprem', 'course-registration/healthz'),
    ).rejects.toThrow('fetch failed');
    const dark = await tally(plane, 100);
    expect(dark['502']).toBeGreaterThan(20);
    expect(dark.onprem).toBeUndefined();
    plane.cloud.writeRuleBehindBack(ENROLMENT_ALB.ruleArn, {
      [ENROLMENT_ALB.onprem]: 0,
      [ENROLMENT_ALB.aws]: 100,
    });
    expect(await tally(plane, 100)).toEqual({ aws: 100 });
    plane.world.setPower('onprem', true);
    await plane.servers.settled();
    plane.world.step(TEST_START + 2000);
    const healthy = await plane.ingress(
      'onprem',
      'course-registration/healthz',
    );
    expect(healthy.status).toBe(200);
  });

  it('answers 504 over a cut link, while the site still answers its own users', async () => {
    plane.premises.setLink('onprem-aws', false);
    const seen = await tally(plane, 60);
    expect(seen['504']).toBeGreaterThan(10);
    expect(seen.onprem).toBeUndefined();
    plane.world.step(TEST_START + 3000);
    const own = await plane.ingress('onprem', 'course-registration/');
    expect(own.status).toBe(200);
  });

  it('answers 502 for a registered target that no pod has, 503 when there is no target', async () => {
    plane.cloud.writeRuleBehindBack(ENROLMENT_ALB.ruleArn, {
      [ENROLMENT_ALB.aws]: 1,
    });
    plane.cloud.setTargets(ENROLMENT_ALB.aws, [{ id: '10.9.9.9', port: 8080 }]);
    expect(await tally(plane, 5)).toEqual({ '502': 5 });
    plane.cloud.setTargets(ENROLMENT_ALB.aws, []);
    expect(await tally(plane, 5)).toEqual({ '503': 5 });
  });

  it('real requests are in the metrics of the next second', async () => {
    await tally(plane, 50);
    plane.cloud.requests.length = 0;
    const before = plane.workload.offered;
    plane.world.step(TEST_START + 2000);
    const counted = plane.cloud.requests
      .filter(each => each.ruleArn === ENROLMENT_ALB.ruleArn)
      .reduce((sum, each) => sum + each.count, 0);
    expect(counted).toBeGreaterThan(plane.workload.offered + 45);
    expect(before).toBeGreaterThan(0);
  });

  it('refuses what the pods cannot serve', async () => {
    plane.workload.surge = 20;
    plane.world.step(TEST_START + 3000);
    const seen = await tally(plane, 100);
    expect(seen['503']).toBeGreaterThan(50);
  });

  it('passes bodies and methods on, and a client that leaves harms nobody', async () => {
    const response = await plane.get({
      method: 'POST',
      body: 'x'.repeat(200_000),
    });
    expect(response.status).toBe(200);
    await expect(
      plane.get({ signal: AbortSignal.timeout(1) }),
    ).rejects.toThrow();
    expect((await plane.get()).status).toBe(200);
  });

  it('knows no other workloads on the ingress', async () => {
    expect((await plane.ingress('nhn', 'course-registration/')).status).toBe(
      404,
    );
    expect((await plane.ingress('onprem', '%')).status).toBe(404);
  });
});

describe('the data plane of a workload behind failover records', () => {
  it('leads to the primary, and to the standby once the record has turned', async () => {
    const plane = await startDataplane('ticketing');
    expect(await tally(plane, 5)).toEqual({ nhn: 5 });
    plane.world.setPower('nhn', false);
    await plane.servers.settled();
    expect(await tally(plane, 5)).toEqual({ '502': 5 });
    plane.world.step(TEST_START + 41_000);
    expect(await tally(plane, 5)).toEqual({ aws: 5 });
    await plane.close();
  });
});

describe('stickiness', () => {
  it('holds a client on its group, also when the weight is 0', async () => {
    const plane = await startDataplane('task-board');
    const { cloud, workload } = plane;
    const rule = workload.spec.switch;
    if (rule.kind !== 'alb-rule') throw new Error('task-board has a rule');
    const forward = cloud.forward.bind(cloud);
    cloud.forward = arn => ({ ...forward(arn), stickinessSeconds: 60 });
    const first = await plane.get();
    const cookie = first.headers.getSetCookie()[0].split(';')[0];
    expect(await first.json()).toMatchObject({ site: 'aws' });
    const [aws, onprem] = workload.sites.map(each => each.spec.targetGroupArn!);
    cloud.writeRuleBehindBack(rule.ruleArn, { [aws]: 0, [onprem]: 100 });
    const held = await plane.get({ headers: { cookie } });
    expect(await held.json()).toMatchObject({ site: 'aws' });
    expect(await (await plane.get()).json()).toMatchObject({ site: 'onprem' });
    await plane.close();
  });
});
