import { demoEstate } from '../world/demoEstate';
import { fleetEstate } from '../world/fleetEstate';
import { VirtualClock } from '../world/Clock';
import { AwsCloud } from './AwsCloud';
import { START, startAws } from './testing/startAws';
import { ACCOUNT, ARNS, REGION, testEstate } from './testing/testEstate';

it.each([
  ['the demo estate', demoEstate.aws],
  ['a generated fleet', fleetEstate({ count: 200, seed: 1 }).aws],
])('is built from %s', (_name, estate) => {
  const cloud = new AwsCloud({
    estate,
    clock: new VirtualClock(START),
    probe: () => ({ ok: true }),
  });
  for (const { arn } of estate.rules) {
    expect(() => cloud.forward(arn)).not.toThrow();
  }
  for (const { arn } of estate.dmsTasks) {
    expect(cloud.dmsTaskStatus(arn)).toBe('running');
  }
});

it('a rule that is written behind the back follows the same checks and the same delay', async () => {
  const aws = await startAws();
  const writer = `arn:aws:sts::${ACCOUNT}:assumed-role/terraform/apply`;
  aws.cloud.writeRuleBehindBack(ARNS.rule, { [ARNS.cloud]: 5 }, writer);
  aws.pass(1000);
  const weights = aws.cloud
    .forward(ARNS.rule)
    .targetGroups.map(each => each.weight);
  expect(weights).toEqual([40, 5]);
  expect(aws.cloud.forward(ARNS.rule).stickinessSeconds).toBe(300);
  expect(aws.cloud.lastWriter(ARNS.rule)?.principal).toBe(writer);
  expect(() =>
    aws.cloud.writeRuleBehindBack(ARNS.rule, { [ARNS.cloud]: 1000 }),
  ).toThrow('between 0 and 999');
  await aws.stop();
});

it('does not know what is not in the estate, and says which', async () => {
  const aws = await startAws();
  expect(() => aws.cloud.forward('arn:nothing')).toThrow('arn:nothing');
  expect(() => aws.cloud.setTargets('arn:nothing', [])).toThrow('arn:nothing');
  expect(() => aws.cloud.dmsTaskStatus('arn:nothing')).toThrow('arn:nothing');
  await aws.stop();
});

it('refuses an estate whose parts do not fit together', () => {
  const build = (overrides: Parameters<typeof testEstate>[0]) => () =>
    new AwsCloud({
      estate: testEstate(overrides),
      clock: new VirtualClock(START),
      probe: () => ({ ok: true }),
    });
  expect(build({ rules: [] })).toThrow('0 default rules');
  expect(build({ targetGroups: [] })).toThrow('does not exist');
  expect(build({ dmsEndpoints: [] })).toThrow('does not exist');
  const [first] = testEstate().rdsInstances;
  expect(build({ rdsInstances: [first, first] })).toThrow('exists twice');
});

it('a fleet of a thousand services steps within a tenth of a second', () => {
  const clock = new VirtualClock(START);
  const base = testEstate();
  const fleet = Array.from({ length: 1000 }, (_, index) => {
    const id = `e${index.toString(16).padStart(15, '0')}`;
    const arn = ARNS.home.replace('73e2d6bc24d8a067', id);
    return {
      group: { ...base.targetGroups[0], arn },
      rule: {
        ...base.rules[2],
        arn: ARNS.rule.replace('9683b2d02a6cabee', id),
        priority: 100 + index,
        action: {
          kind: 'forward' as const,
          targetGroups: [{ arn, weight: 1 }],
        },
      },
    };
  });
  const cloud = new AwsCloud({
    estate: testEstate({
      targetGroups: [...base.targetGroups, ...fleet.map(each => each.group)],
      rules: [...base.rules, ...fleet.map(each => each.rule)],
    }),
    clock,
    probe: () => ({ ok: true }),
  });
  const began = performance.now();
  for (let second = 0; second < 60; second++) {
    clock.advance(1000);
    cloud.step(clock.now());
    for (const { rule, group } of fleet) {
      cloud.recordRequests({
        ruleArn: rule.arn,
        targetGroupArn: group.arn,
        at: clock.now(),
        count: 10,
        target5xx: 0,
        meanLatencySeconds: 0.1,
      });
    }
  }
  expect((performance.now() - began) / 60).toBeLessThan(100);
  clock.advance(60_000);
  const scope = { account: ACCOUNT, region: REGION };
  expect(cloud.metrics.list(scope, clock.now()).length).toBeGreaterThan(5000);
});
