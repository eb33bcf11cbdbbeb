import { createLocalWorld } from '../../createLocalWorld';
import { VirtualClock } from '../Clock';
import { DEMO_VPC, PLATFORM_ALB, TASKS_ALB } from '../demo/demoNames';
import { TEST_START } from '../testUtils/buildWorld';

const PREFIX = 'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333';
const NODE = '10.10.0.11';

/** A world without sockets, and rules put straight into its load balancing. */
function start() {
  const clock = new VirtualClock(TEST_START);
  const local = createLocalWorld({ clock, warmUpSeconds: 0 });
  const { elb } = local.cloud;
  const { world } = local;
  const pass = (seconds: number) => {
    for (let i = 0; i < seconds; i++) {
      clock.advance(1000);
      world.step(clock.now());
    }
  };
  const group = (name: string, target: { id: string; port: number }) =>
    elb.addTargetGroup(
      {
        arn: `${PREFIX}:targetgroup/${name}/0123456789abcdef`,
        name,
        vpcId: DEMO_VPC,
        port: target.port,
        targetType: 'ip',
        healthCheck: {
          path: '/healthz',
          intervalSeconds: 5,
          timeoutSeconds: 2,
          healthyThreshold: 2,
          unhealthyThreshold: 2,
          matcher: '200',
        },
        deregistrationDelaySeconds: 30,
        availabilityZone: 'all',
        targets: [target],
        tags: {},
      },
      clock.now(),
    ).arn;
  let priority = 0;
  const rule = (host: string, ...groups: string[]) =>
    elb.addRule({
      arn: `${PREFIX}:listener-rule/app/platform/1/2/${++priority}`,
      listener: elb.listeners.require(PLATFORM_ALB.listenerArn),
      priority,
      conditions: [{ field: 'host-header', values: [host] }],
      actions: [
        {
          kind: 'forward',
          targetGroups: groups.map(targetGroupArn => ({
            targetGroupArn,
            weight: 1,
          })),
        },
      ],
      tags: [],
      now: clock.now(),
    });
  const names = () => [...world.workloads.keys()].slice(4);
  return { ...local, clock, elb, pass, group, rule, names };
}

describe('MadeWorkloads', () => {
  it('a rule of unknown addresses is no workload; one of a node is, also before its Service', () => {
    const { pass, group, rule, names } = start();
    rule('lost.localhost', group('lost', { id: '10.77.0.1', port: 30_080 }));
    rule('found.localhost', group('found', { id: NODE, port: 30_080 }));
    pass(1);
    expect(names()).toEqual(['found']);
  });

  it('a name that is taken leaves the whole host name, and the estate is left alone', () => {
    const { world, pass, group, rule, names } = start();
    const before = world.workloads.get('ticketing');
    const arn = group('a', { id: NODE, port: 30_080 });
    rule('ticketing.localhost', arn);
    rule('seats.localhost', arn);
    rule('seats.example.com', arn);
    rule('*.example.com', arn);
    pass(1);
    expect(names()).toEqual([
      'ticketing.localhost',
      'seats',
      'seats.example.com',
    ]);
    expect(world.workloads.get('ticketing')).toBe(before);
  });

  it('goes on as it is when only its weights change, and becomes another with its target groups', () => {
    const { world, elb, clock, pass, group, rule } = start();
    const first = group('first', { id: NODE, port: 30_080 });
    const second = group('second', { id: '10.20.0.10', port: 30_080 });
    const made = rule('seats.localhost', first);
    pass(1);
    const workload = world.workloads.get('seats');
    const [site] = workload?.sites ?? [];
    const write = (weights: Record<string, number>) => {
      const targetGroups = Object.entries(weights).map(
        ([targetGroupArn, weight]) => ({ targetGroupArn, weight }),
      );
      elb.writeActions({
        rule: made,
        actions: [{ kind: 'forward', targetGroups }],
        writer: 'arn:aws:iam::111122223333:user/somebody',
        now: clock.now(),
      });
    };
    write({ [first]: 7 });
    pass(2);
    expect(workload?.sites).toEqual([site]);
    write({ [first]: 7, [second]: 3 });
    pass(2);
    expect(world.workloads.get('seats')).toBe(workload);
    expect(workload?.sites.map(each => each.spec.site)).toEqual([
      'onprem',
      'nhn',
    ]);
    expect(workload?.sites[0]).toBe(site);
    expect(workload?.sites.map(each => each.activity.weight)).toEqual([7, 3]);
  });

  it('what the estate brought along may be deleted as well, and nobody is led there then', () => {
    const { world, elb, clock, pass } = start();
    pass(1);
    const rule = elb.rules.require(TASKS_ALB.ruleArn);
    elb.removeRule(rule, clock.now());
    elb.removeTargetGroup(elb.targetGroups.require(TASKS_ALB.aws));
    pass(3);
    const board = world.workloads.get('task-board');
    expect(board?.unserved).toBe(board?.offered);
    world.setPower('onprem', false);
    pass(2);
    world.setPower('onprem', true);
    pass(60);
    expect(world.workloads.get('course-registration')?.unserved).toBe(0);
  });

  it('a group that left its rule may be deleted before the traffic has followed', () => {
    const { elb, clock, pass, group, rule } = start();
    const first = group('first', { id: NODE, port: 30_080 });
    const second = group('second', { id: NODE, port: 30_081 });
    const made = rule('seats.localhost', first, second);
    pass(2);
    elb.writeActions({
      rule: made,
      actions: [
        {
          kind: 'forward',
          targetGroups: [{ targetGroupArn: first, weight: 1 }],
        },
      ],
      writer: 'arn:aws:iam::111122223333:user/somebody',
      now: clock.now(),
    });
    elb.removeTargetGroup(elb.targetGroups.require(second));
    const { targetGroups } = elb.forward(made.arn, clock.now());
    expect(targetGroups.map(each => each.targetGroupArn)).toEqual([first]);
    pass(2);
  });

  it('drift of a workload that has ended meanwhile is not undone', () => {
    const { world, board, elb, clock, pass, group, rule } = start();
    const made = rule(
      'seats.localhost',
      group('a', { id: NODE, port: 30_080 }),
    );
    pass(1);
    const fault = { fault: 'drift', workload: 'seats', factor: 0.5 } as const;
    board.set({ ...fault, on: true, seconds: 5 }, clock.now());
    elb.removeRule(made, clock.now());
    pass(10);
    expect(world.workloads.has('seats')).toBe(false);
    expect(board.active).toEqual([]);
  });
});
