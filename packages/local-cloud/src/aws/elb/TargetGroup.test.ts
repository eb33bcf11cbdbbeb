import {
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  ModifyRuleCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { TargetProbe } from '../../world/contracts';
import { StartedAws, startAws } from '../testing/startAws';
import { ARNS, testEstate } from '../testing/testEstate';

/** The estate's checks: every 5 s, timeout 2 s, 2 passes make healthy, 3 failures unhealthy. */
let aws: StartedAws;
let elb: ElasticLoadBalancingV2Client;

beforeEach(async () => {
  aws = await startAws();
  elb = new ElasticLoadBalancingV2Client(aws.client());
});
afterEach(async () => {
  elb.destroy();
  await aws.stop();
});

async function health(
  group: string,
): Promise<Record<string, string | undefined>> {
  const { TargetHealthDescriptions } = await elb.send(
    new DescribeTargetHealthCommand({ TargetGroupArn: group }),
  );
  return Object.fromEntries(
    (TargetHealthDescriptions ?? []).map(each => [
      each.Target?.Id,
      [each.TargetHealth?.State, each.TargetHealth?.Reason]
        .filter(Boolean)
        .join(' '),
    ]),
  );
}

function fail(id: string, reason: 'timeout' | 'refused' | '5xx'): void {
  aws.probes.set(id, { ok: false, reason });
}

function forwardTo(...groups: readonly string[]) {
  return elb.send(
    new ModifyRuleCommand({
      RuleArn: ARNS.rule,
      Actions: [
        {
          Type: 'forward',
          ForwardConfig: {
            TargetGroups: groups.map(TargetGroupArn => ({
              TargetGroupArn,
              Weight: 0,
            })),
          },
        },
      ],
    }),
  );
}

it('a new target is initial until one check has passed', async () => {
  expect(await health(ARNS.cloud)).toEqual({
    '10.1.0.1': 'initial Elb.InitialHealthChecking',
  });
  aws.pass(250);
  expect(await health(ARNS.cloud)).toEqual({ '10.1.0.1': 'healthy' });
});

it('a healthy target is unhealthy after exactly the threshold of failed checks', async () => {
  aws.pass(1000);
  fail('10.0.0.1', 'refused');
  // Checks start at 0, 5, 10 and 15 s; the one at 0 has passed.
  aws.pass(13_750);
  expect((await health(ARNS.home))['10.0.0.1']).toBe('healthy');
  aws.pass(250);
  expect(await health(ARNS.home)).toEqual({
    '10.0.0.1': 'unhealthy Target.FailedHealthChecks',
    '10.0.0.2': 'healthy',
  });
});

it('a timeout is known only when the timeout has passed', async () => {
  aws.pass(1000);
  fail('10.0.0.1', 'timeout');
  aws.pass(15_750);
  expect((await health(ARNS.home))['10.0.0.1']).toBe('healthy');
  aws.pass(250);
  expect((await health(ARNS.home))['10.0.0.1']).toBe(
    'unhealthy Target.Timeout',
  );
});

it('a wrong answer has its own reason', async () => {
  fail('10.1.0.1', '5xx');
  aws.pass(11_000);
  expect(await health(ARNS.cloud)).toEqual({
    '10.1.0.1': 'unhealthy Target.ResponseCodeMismatch',
  });
});

it('one passed check between failures starts the count again', async () => {
  aws.pass(1000);
  fail('10.0.0.1', 'refused');
  aws.pass(9_250); // failed at 5 s and 10 s
  aws.probes.delete('10.0.0.1');
  aws.pass(5_000); // passed at 15 s
  fail('10.0.0.1', 'refused');
  aws.pass(10_000); // failed at 20 s and 25 s
  expect((await health(ARNS.home))['10.0.0.1']).toBe('healthy');
  aws.pass(5_000);
  expect((await health(ARNS.home))['10.0.0.1']).toContain('unhealthy');
});

it('an unhealthy target is healthy again after exactly the healthy threshold', async () => {
  fail('10.0.0.1', 'refused');
  aws.pass(11_000);
  expect((await health(ARNS.home))['10.0.0.1']).toContain('unhealthy');
  aws.probes.delete('10.0.0.1');
  aws.pass(5_000); // one passed at 15 s
  expect((await health(ARNS.home))['10.0.0.1']).toContain('unhealthy');
  aws.pass(5_000);
  expect((await health(ARNS.home))['10.0.0.1']).toBe('healthy');
});

it('a group in no rule is not checked, and a drained group at weight 0 is', async () => {
  expect(await health(ARNS.spare)).toEqual({
    '10.2.0.1': 'unused Target.NotInUse',
  });
  await forwardTo(ARNS.spare, ARNS.cloud);
  expect((await health(ARNS.spare))['10.2.0.1']).toContain('initial');
  aws.pass(250);
  expect(await health(ARNS.spare)).toEqual({ '10.2.0.1': 'healthy' });
  await forwardTo(ARNS.cloud);
  expect((await health(ARNS.spare))['10.2.0.1']).toContain('unused');
});

it('checks only groups in use', () => {
  const asked = new Set<string>();
  const probe: TargetProbe = ({ targetGroupArn }) => {
    asked.add(targetGroupArn);
    return { ok: true };
  };
  return startAws({ cloud: { probe } }).then(async other => {
    other.pass(20_000);
    expect([...asked].sort()).toEqual([ARNS.cloud, ARNS.home].sort());
    await other.stop();
  });
});

it('a deregistered target drains for the delay and then is gone', async () => {
  aws.pass(1000);
  aws.cloud.setTargets(ARNS.home, [{ id: '10.0.0.2', port: 8080 }]);
  expect(await health(ARNS.home)).toEqual({
    '10.0.0.1': 'draining Target.DeregistrationInProgress',
    '10.0.0.2': 'healthy',
  });
  expect(aws.cloud.forward(ARNS.secondRule).targetGroups[0].routable).toEqual([
    { id: '10.0.0.2', port: 8080 },
  ]);
  aws.pass(29_750);
  expect(Object.keys(await health(ARNS.home))).toHaveLength(2);
  aws.pass(250);
  expect(Object.keys(await health(ARNS.home))).toEqual(['10.0.0.2']);
});

it('a target registered again while it drains starts afresh', async () => {
  aws.pass(1000);
  aws.cloud.setTargets(ARNS.cloud, []);
  aws.cloud.setTargets(ARNS.cloud, [{ id: '10.1.0.1', port: 8080 }]);
  expect((await health(ARNS.cloud))['10.1.0.1']).toContain('initial');
  aws.pass(60_000);
  expect(await health(ARNS.cloud)).toEqual({ '10.1.0.1': 'healthy' });
});

it('setting the same targets again changes nothing', async () => {
  aws.pass(1000);
  const targets = aws.cloud.forward(ARNS.rule).targetGroups[0].routable;
  expect(targets).toHaveLength(2);
  aws.cloud.setTargets(ARNS.home, targets);
  expect(await health(ARNS.home)).toEqual({
    '10.0.0.1': 'healthy',
    '10.0.0.2': 'healthy',
  });
});

it('requests go to the healthy targets, and to all when none is healthy', () => {
  const home = () => aws.cloud.forward(ARNS.rule).targetGroups[0];
  aws.pass(1000);
  fail('10.0.0.1', 'refused');
  aws.pass(20_000);
  expect(home()).toMatchObject({
    routable: [{ id: '10.0.0.2', port: 8080 }],
    failingOpen: false,
  });
  fail('10.0.0.2', 'refused');
  aws.pass(20_000);
  expect(home().routable).toHaveLength(2);
  expect(home().failingOpen).toBe(true);
});

it('a group without targets does not fail open: there is nobody to route to', () => {
  expect(aws.cloud.forward(ARNS.otherRule).targetGroups[0]).toMatchObject({
    routable: [],
    failingOpen: false,
  });
});

it('a rule that answers by itself forwards nothing', () => {
  expect(aws.cloud.forward(ARNS.defaultRule)).toEqual({ targetGroups: [] });
});

it('one long step has the same end as many short ones', async () => {
  const other = await startAws({ estate: testEstate() });
  for (const each of [aws, other]) {
    each.probes.set('10.0.0.1', { ok: false, reason: 'timeout' });
  }
  aws.pass(60_000);
  other.clock.advance(60_000);
  other.cloud.step(other.clock.now());
  const states = (started: StartedAws) =>
    started.cloud.elb.targetGroups
      .require(ARNS.home)
      .targets.map(each => each.state);
  expect(states(other)).toEqual(states(aws));
  await other.stop();
});
