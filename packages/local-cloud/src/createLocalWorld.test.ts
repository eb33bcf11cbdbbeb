import { createLocalWorld, LocalWorld } from './createLocalWorld';
import { NODES } from './kubernetes/resources';
import { VirtualClock } from './world/Clock';
import {
  CAMPUS_ALB,
  DEMO_ACCOUNT,
  DEMO_REGION,
  ENROLMENT_ALB,
  ENROLMENT_DMS,
} from './world/demo/demoNames';
import { viewWorld } from './world/viewWorld';

const MINUTE = 60_000;
/** 04:00 in Seoul, when the load is lowest. */
const NIGHT = Date.UTC(2026, 2, 2, 19, 0, 0);
/** 14:00 in Seoul, when it is highest. */
const NOON = Date.UTC(2026, 2, 2, 5, 0, 0);

function build(start = NIGHT) {
  const clock = new VirtualClock(start);
  const local = createLocalWorld({ clock });
  const run = (milliseconds: number) => {
    clock.advance(milliseconds);
    local.world.step(clock.now());
  };
  return { ...local, clock, run };
}

const healthy = ({ cloud }: LocalWorld, arn: string) =>
  cloud.elb.targetGroups.require(arn).hostCounts().healthy;

/** Usage over allocatable of the schedulable nodes without taints, as metrics.k8s.io and the node objects say. */
function utilisation(local: LocalWorld, name: string): number {
  const cluster = local.clusters.get(name)!;
  let used = 0;
  let allocatable = 0;
  for (const spec of cluster.spec.nodes) {
    if (spec.unschedulable || spec.taints.length > 0) continue;
    const node = cluster.store.get(NODES, { name: spec.name });
    allocatable += spec.cores;
    used += node ? cluster.metrics.node(node)?.cores ?? NaN : NaN;
  }
  return used / allocatable;
}

describe('the world over both clouds', () => {
  it('has lived for some minutes when it is first looked at: targets healthy, metrics there', () => {
    const local = build();
    expect(healthy(local, ENROLMENT_ALB.onprem)).toBe(2);
    expect(healthy(local, ENROLMENT_ALB.aws)).toBe(4);
    const points = local.cloud.metrics.read({
      scope: { account: DEMO_ACCOUNT, region: DEMO_REGION },
      metric: {
        namespace: 'AWS/DMS',
        name: 'CDCLatencyTarget',
        dimensions: {
          ReplicationInstanceIdentifier: ENROLMENT_DMS.instanceIdentifier,
          ReplicationTaskIdentifier: ENROLMENT_DMS.taskResourceId,
        },
      },
      statistic: 'Average',
      periodSeconds: 60,
      from: NIGHT - 10 * MINUTE,
      to: NIGHT,
      now: NIGHT,
    });
    expect(points.length).toBeGreaterThanOrEqual(1);
    expect(points.at(-1)!.value).toBeLessThan(5);
  });

  it('is the same run again', () => {
    const view = () => {
      const local = build();
      local.run(5000);
      local.world.setPower('onprem', false);
      local.run(30_000);
      local.world.setPower('onprem', true);
      local.run(90_000);
      return viewWorld({ world: local.world, all: true });
    };
    expect(view()).toEqual(view());
  });

  it('cut power: the load balancer knows within 10 s of any moment, and fails open', () => {
    for (let phase = 0; phase < 5000; phase += 357) {
      const local = build();
      local.run(phase);
      local.world.setPower('onprem', false);
      let seconds = 0;
      while (healthy(local, ENROLMENT_ALB.onprem) > 0) {
        local.run(1000);
        expect(++seconds).toBeLessThanOrEqual(10);
      }
      const [group] = local.cloud
        .forward(ENROLMENT_ALB.ruleArn)
        .targetGroups.filter(
          each => each.targetGroupArn === ENROLMENT_ALB.onprem,
        );
      expect(group.failingOpen).toBe(true);
    }
  });

  it('power back: machines and pods restart and the targets become healthy again', () => {
    const local = build();
    local.world.setPower('onprem', false);
    local.run(60_000);
    local.world.setPower('onprem', true);
    let seconds = 0;
    while (healthy(local, ENROLMENT_ALB.onprem) < 2) {
      local.run(1000);
      expect(++seconds).toBeLessThan(120);
    }
    expect(seconds).toBeGreaterThan(15);
  });

  it.each([
    ['night', NIGHT],
    ['noon', NOON],
  ])(
    'at %s the machine room is under 60 %% on an ordinary day and over 80 %% when campus-portal surges by 3',
    (_, start) => {
      const local = build(start);
      local.run(MINUTE);
      expect(utilisation(local, 'onprem')).toBeGreaterThan(0.3);
      expect(utilisation(local, 'onprem')).toBeLessThan(0.58);
      local.world.workloads.get('campus-portal')!.surge = 3;
      local.run(MINUTE);
      expect(utilisation(local, 'onprem')).toBeGreaterThan(0.82);
    },
  );

  it('people lose 40 % of their requests until the rule says 0:100', () => {
    const local = build();
    const course = local.world.workloads.get('course-registration')!;
    local.world.setPower('onprem', false);
    local.run(5000);
    expect(course.unserved / course.offered).toBeCloseTo(0.4, 2);
    local.cloud.writeRuleBehindBack(ENROLMENT_ALB.ruleArn, {
      [ENROLMENT_ALB.onprem]: 0,
      [ENROLMENT_ALB.aws]: 100,
    });
    local.run(3000);
    expect(course.unserved).toBe(0);
    expect(healthy(local, CAMPUS_ALB.aws)).toBe(1);
  });

  it('a second of the demo estate takes about a millisecond at most, on a busy machine too', () => {
    const local = build();
    const begun = performance.now();
    for (let i = 0; i < 2000; i++) local.run(1000);
    expect((performance.now() - begun) / 2000).toBeLessThan(3);
  });
});
