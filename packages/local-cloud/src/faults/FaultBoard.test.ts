import { CAMPUS_ALB, ENROLMENT_ALB } from '../world/demo/demoNames';
import { demoEstate } from '../world/demoEstate';
import { buildWorld, TEST_START } from '../world/testUtils/buildWorld';
import { ApiSwitches } from './ApiSwitches';
import { FaultBoard } from './FaultBoard';
import { faultCatalogue } from './faultCatalogue';
import { faultRequestSchema } from './FaultRequest';

const schema = faultRequestSchema({
  estate: demoEstate,
  workloads: demoEstate.workloads,
});

function buildBoard() {
  const built = buildWorld();
  const clusterApis = new Map<string, string>();
  const apis = new ApiSwitches(built.cloud);
  apis.addCluster('nhn', trouble => clusterApis.set('nhn', trouble));
  const board = new FaultBoard({
    world: built.world,
    apis,
    usualMetricsDelaySeconds: 30,
  });
  const set = (body: object) => board.set(schema.parse(body), TEST_START);
  return { ...built, board, set, clusterApis };
}

describe('FaultBoard', () => {
  it('a fault with seconds ends by itself', () => {
    const { world, board, set } = buildBoard();
    set({ fault: 'power', on: true, site: 'onprem', seconds: 10 });
    expect(board.active).toEqual([
      {
        id: 'power:onprem',
        fault: 'power',
        parameters: { site: 'onprem' },
        since: TEST_START,
        until: TEST_START + 10_000,
      },
    ]);
    world.step(TEST_START + 9000);
    expect(world.premises.powered('onprem')).toBe(false);
    world.step(TEST_START + 10_000);
    expect(world.premises.powered('onprem')).toBe(true);
    expect(board.active).toEqual([]);
  });

  it('every fault begins, is listed, and ends leaving nothing behind', () => {
    const { world, cloud, board, set, clusterApis } = buildBoard();
    const bodies = [
      { fault: 'power', site: 'onprem' },
      { fault: 'link', site: 'onprem' },
      { fault: 'surge', workload: 'campus-portal', factor: 5 },
      { fault: 'replication-stop', workload: 'course-registration' },
      { fault: 'replication-delay', workload: 'course-registration' },
      { fault: 'queue-abandon', workload: 'ticketing' },
      { fault: 'throttle', api: 'elasticloadbalancing:ModifyRule' },
      { fault: 'break', api: 'monitoring' },
      { fault: 'deny', api: 'kubernetes:nhn' },
      { fault: 'metrics-delay', factor: 600 },
      { fault: 'drift', workload: 'course-registration', factor: 0.9 },
    ];
    expect(bodies.map(each => each.fault)).toEqual(
      faultCatalogue.map(each => each.fault),
    );
    const campus = world.workloads.get('campus-portal')!;
    const course = world.workloads.get('course-registration')!;
    const state = () => ({
      power: world.premises.powered('onprem'),
      link: world.premises.linkUp('onprem-aws'),
      surge: campus.surge,
      task: cloud.taskStatus,
      slowness: course.replication!.slowness,
      abandon: world.workloads.get('ticketing')!.room!.abandonPerSecond,
      modifyRule: cloud.apiFaults.get('elasticloadbalancing:ModifyRule'),
      monitoring: cloud.apiFaults.get('monitoring'),
      nks: clusterApis.get('nhn'),
      delay: cloud.metricsDelay,
      weights: cloud.weights.get(ENROLMENT_ALB.ruleArn),
    });
    const weights = (onprem: number, aws: number) => ({
      [ENROLMENT_ALB.onprem]: onprem,
      [ENROLMENT_ALB.aws]: aws,
    });
    for (const body of bodies) set({ ...body, on: true });
    expect(board.active).toHaveLength(bodies.length);
    expect(state()).toEqual({
      power: false,
      link: false,
      surge: 5,
      task: 'stopped',
      slowness: 4,
      abandon: 0.05,
      modifyRule: 'throttle',
      monitoring: 'break',
      nks: 'deny',
      delay: 600,
      weights: weights(90, 10),
    });
    for (const body of bodies) set({ ...body, on: false });
    expect(board.active).toEqual([]);
    expect(state()).toEqual({
      power: true,
      link: true,
      surge: 1,
      task: 'running',
      slowness: 1,
      abandon: 0,
      modifyRule: 'none',
      monitoring: 'none',
      nks: 'none',
      delay: 30,
      weights: weights(40, 60),
    });
    expect(cloud.weights.get(CAMPUS_ALB.ruleArn)).toBeDefined();
  });

  it('a drift said twice still ends in the weights there were before the first', () => {
    const { cloud, set } = buildBoard();
    const before = cloud.weights.get(ENROLMENT_ALB.ruleArn);
    const drift = { fault: 'drift', workload: 'course-registration' };
    set({ ...drift, on: true, factor: 0.7 });
    set({ ...drift, on: true, factor: 0.1 });
    set({ ...drift, on: false });
    expect(cloud.weights.get(ENROLMENT_ALB.ruleArn)).toEqual(before);
  });

  it('ending what is not in force changes nothing', () => {
    const { world, set } = buildBoard();
    set({ fault: 'power', on: false, site: 'onprem' });
    expect(world.premises.powered('onprem')).toBe(true);
  });
});
