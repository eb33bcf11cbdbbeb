import fc from 'fast-check';
import { CAMPUS_ALB, ENROLMENT_ALB } from './demo/demoNames';
import { BALANCER_SITE } from './Premises';
import { buildWorld, TEST_START } from './testUtils/buildWorld';
import { viewWorld } from './viewWorld';
import { World } from './World';

const MINUTE = 60_000;

function workloadView(world: World, name: string) {
  const view = viewWorld({ world, all: false }).workloads.find(
    each => each.name === name,
  );
  if (!view) throw new Error(`no ${name}`);
  return view;
}

const siteView = (world: World, name: string, site: string) =>
  workloadView(world, name).sites.find(each => each.site === site)!;

describe('World', () => {
  it('the same seed and steps give the same numbers, another seed gives others', () => {
    const run = (seed: number, steps: readonly number[]) => {
      const { world, cloud } = buildWorld({ seed });
      let at = TEST_START;
      for (const step of steps) world.step((at += step * 1000));
      return { view: viewWorld({ world, all: true }), sent: cloud.requests };
    };
    expect(run(7, [10, 20])).toEqual(run(7, [10, 20]));
    expect(run(8, [30]).view).not.toEqual(run(7, [30]).view);
  });

  it('the size of the steps does not matter', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.integer({ min: 1, max: 9000 }), { maxLength: 8 }),
        (seed, pauses) => {
          const once = buildWorld({ seed });
          const often = buildWorld({ seed });
          let at = TEST_START;
          for (const pause of pauses) often.world.step((at += pause));
          once.world.step(at);
          expect(viewWorld({ world: often.world, all: true })).toEqual(
            viewWorld({ world: once.world, all: true }),
          );
        },
      ),
      { numRuns: 25 },
    );
  });

  it('sends requests by the weights of the rule and reports them to CloudWatch', () => {
    const { world, cloud } = buildWorld();
    world.step(TEST_START + MINUTE);
    expect(siteView(world, 'course-registration', 'onprem').share).toBeCloseTo(
      0.4,
    );
    const count = (arn: string) =>
      cloud.requests
        .filter(each => each.targetGroupArn === arn)
        .reduce((sum, each) => sum + each.count, 0);
    const onprem = count(ENROLMENT_ALB.onprem);
    const aws = count(ENROLMENT_ALB.aws);
    expect(onprem / (onprem + aws)).toBeCloseTo(0.4, 3);
    expect(onprem + aws).toBeGreaterThan(60 * 400);
    // A group that got no request has no datapoint; 0 would be another statement.
    expect(count(CAMPUS_ALB.aws)).toBe(0);
    expect(
      cloud.requests.some(each => each.targetGroupArn === CAMPUS_ALB.aws),
    ).toBe(false);
  });

  it('without power the targets stay registered, refuse, and requests to them are lost until the rule changes', () => {
    const { world, cloud, premises } = buildWorld();
    world.step(TEST_START + 5000);
    const registered = cloud.targets.get(ENROLMENT_ALB.onprem)!;
    expect(registered).toHaveLength(2);
    world.setPower('onprem', false);
    expect(
      premises.probe({
        targetGroupArn: ENROLMENT_ALB.onprem,
        target: registered[0],
      }),
    ).toEqual({ ok: false, reason: 'refused' });
    world.step(TEST_START + 6000);
    expect(cloud.targets.get(ENROLMENT_ALB.onprem)).toEqual(registered);
    const lost = workloadView(world, 'course-registration');
    expect(lost.errorsPerSecond / lost.requestsPerSecond).toBeCloseTo(0.4);
    cloud.writeRuleBehindBack(ENROLMENT_ALB.ruleArn, {
      [ENROLMENT_ALB.onprem]: 0,
      [ENROLMENT_ALB.aws]: 100,
    });
    world.step(TEST_START + 7000);
    expect(workloadView(world, 'course-registration').errorsPerSecond).toBe(0);
    world.setPower('onprem', true);
    world.step(TEST_START + 8000);
    expect(
      premises.probe({
        targetGroupArn: ENROLMENT_ALB.onprem,
        target: registered[0],
      }),
    ).toEqual({ ok: true });
  });

  it('a cut link makes health checks time out while the site itself runs on', () => {
    const { world, cloud, premises, clusters } = buildWorld();
    world.step(TEST_START + 1000);
    premises.setLink('onprem-aws', false);
    const [target] = cloud.targets.get(ENROLMENT_ALB.onprem)!;
    expect(
      premises.probe({ targetGroupArn: ENROLMENT_ALB.onprem, target }),
    ).toEqual({ ok: false, reason: 'timeout' });
    expect(clusters.get('onprem')!.powered).toBe(true);
    expect(premises.reach(BALANCER_SITE, 'nhn')).toBe('ok');
  });

  it('demand follows requests: the home site of campus-portal is under 60 % on an ordinary day and over 80 % in a surge of 3', () => {
    const { world, clusters } = buildWorld();
    const cores = () =>
      [...clusters.get('onprem')!.demand.values()].reduce(
        (sum, each) => sum + each.cores,
        0,
      );
    const allocatable = 2 * 7.6;
    for (let hour = 0; hour < 24; hour++) {
      const at = TEST_START + hour * 60 * MINUTE;
      world.workloads.get('campus-portal')!.surge = 1;
      world.step(at + 1000);
      expect(cores() / allocatable).toBeLessThan(0.55);
      world.workloads.get('campus-portal')!.surge = 3;
      world.step(at + 2000);
      expect(cores() / allocatable).toBeGreaterThan(0.8);
    }
  });

  it('a stopped task lets the lag grow and says nothing; running again it drains', () => {
    const { world, cloud } = buildWorld();
    const { replication } = world.workloads.get('course-registration')!;
    world.step(TEST_START + MINUTE);
    const latency = () =>
      cloud.metrics.filter(each => each.name === 'CDCLatencyTarget');
    expect(latency()).toHaveLength(1);
    cloud.failDmsTask('', '', false);
    world.step(TEST_START + 2 * MINUTE);
    expect(latency()).toHaveLength(1);
    expect(replication!.lagSeconds).toBeGreaterThan(60);
    cloud.resumeDmsTask();
    world.step(TEST_START + 3 * MINUTE);
    expect(replication!.lagSeconds).toBeLessThan(4);
    expect(latency().at(-1)!.value).toBeLessThan(4);
  });

  it('people join the waiting room while capacity is short and are let in when there is room again', () => {
    const { world } = buildWorld();
    const depth = () => workloadView(world, 'course-registration').queue!.depth;
    world.step(TEST_START + MINUTE);
    expect(depth()).toBeLessThan(40);
    world.setPower('onprem', false);
    world.step(TEST_START + 2 * MINUTE);
    const waiting = depth();
    expect(waiting).toBeGreaterThan(1000);
    world.setPower('onprem', true);
    world.step(TEST_START + 4 * MINUTE);
    expect(depth()).toBeLessThan(waiting / 2);
  });

  it('failover records turn to the standby after three failed checks, and back', () => {
    const { world } = buildWorld();
    world.step(TEST_START + 10_000);
    world.setPower('nhn', false);
    world.step(TEST_START + 39_000);
    expect(siteView(world, 'ticketing', 'nhn').share).toBe(1);
    world.step(TEST_START + 41_000);
    expect(siteView(world, 'ticketing', 'aws').share).toBe(1);
    world.setPower('nhn', true);
    world.step(TEST_START + 80_000);
    expect(siteView(world, 'ticketing', 'nhn').share).toBe(1);
  });

  it('lives through a long pause of the machine in a bounded number of steps', () => {
    const { world } = buildWorld();
    let seconds = 0;
    world.onSecond(() => seconds++);
    world.step(TEST_START + 8 * 60 * MINUTE);
    expect(seconds).toBe(120);
    expect(world.at).toBe(TEST_START + 8 * 60 * MINUTE);
  });
});
