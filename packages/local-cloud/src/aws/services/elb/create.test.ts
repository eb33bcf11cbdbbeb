import {
  AddTagsCommand,
  CreateRuleCommand,
  CreateRuleCommandInput,
  CreateTargetGroupCommand,
  CreateTargetGroupCommandInput,
  DeleteRuleCommand,
  DeleteTargetGroupCommand,
  DeregisterTargetsCommand,
  DescribeRulesCommand,
  DescribeTagsCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  ModifyTargetGroupAttributesCommand,
  ModifyTargetGroupCommand,
  RegisterTargetsCommand,
  SetRulePrioritiesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { RequestQuotas } from '../../quota/RequestQuotas';
import { StartedAws, startAws } from '../../testing/startAws';
import { ARNS, testEstate } from '../../testing/testEstate';

let aws: StartedAws;
let elb: ElasticLoadBalancingV2Client;

beforeEach(async () => {
  aws = await startAws({
    estate: testEstate({ vpcs: [{ id: 'vpc-1', cidr: '10.0.0.0/16' }] }),
    cloud: { quotas: new RequestQuotas([]) },
  });
  elb = new ElasticLoadBalancingV2Client(aws.client());
});
afterEach(async () => {
  elb.destroy();
  await aws.stop();
});

/** Sends, and gives the error's name instead of throwing it. */
const refusal = (sent: Promise<unknown>) =>
  sent.then(
    () => 'accepted',
    (error: Error) => `${error.name}: ${error.message}`,
  );

const createGroup = (rest: Partial<CreateTargetGroupCommandInput> = {}) =>
  elb.send(
    new CreateTargetGroupCommand({
      Name: 'seat-finder-onprem',
      TargetType: 'ip',
      Protocol: 'HTTP',
      Port: 30080,
      VpcId: 'vpc-1',
      HealthCheckPath: '/healthz',
      HealthCheckIntervalSeconds: 5,
      HealthCheckTimeoutSeconds: 2,
      HealthyThresholdCount: 2,
      UnhealthyThresholdCount: 2,
      Matcher: { HttpCode: '200' },
      Tags: [{ Key: 'owner', Value: 'seats' }],
      ...rest,
    }),
  );

async function madeGroup(
  rest?: Partial<CreateTargetGroupCommandInput>,
): Promise<string> {
  return (await createGroup(rest)).TargetGroups?.[0].TargetGroupArn ?? '';
}

const createRule = (
  weights: Readonly<Record<string, number>>,
  rest: Partial<CreateRuleCommandInput> = {},
) =>
  elb.send(
    new CreateRuleCommand({
      ListenerArn: ARNS.listener,
      Priority: 100,
      Conditions: [
        {
          Field: 'host-header',
          HostHeaderConfig: { Values: ['seat-finder.localhost'] },
        },
      ],
      Actions: [
        {
          Type: 'forward',
          ForwardConfig: {
            TargetGroups: Object.entries(weights).map(
              ([TargetGroupArn, Weight]) => ({ TargetGroupArn, Weight }),
            ),
          },
        },
      ],
      ...rest,
    }),
  );

const healthOf = async (TargetGroupArn: string) =>
  (
    await elb.send(new DescribeTargetHealthCommand({ TargetGroupArn }))
  ).TargetHealthDescriptions?.map(each => [
    `${each.Target?.Id}:${each.Target?.Port}@${each.Target?.AvailabilityZone}`,
    each.TargetHealth?.State,
  ]);

describe('creating target groups', () => {
  it('shows the group as it was asked for, with tags, attributes and no load balancer', async () => {
    const { TargetGroups } = await createGroup();
    const arn = TargetGroups?.[0].TargetGroupArn;
    expect(arn).toMatch(/:targetgroup\/seat-finder-onprem\/[0-9a-f]{16}$/);
    expect(TargetGroups?.[0]).toMatchObject({
      Protocol: 'HTTP',
      Port: 30080,
      HealthCheckPort: 'traffic-port',
      HealthCheckIntervalSeconds: 5,
      UnhealthyThresholdCount: 2,
      TargetType: 'ip',
      LoadBalancerArns: [],
    });
    const listed = await elb.send(
      new DescribeTargetGroupsCommand({ Names: ['seat-finder-onprem'] }),
    );
    expect(listed.TargetGroups).toEqual(TargetGroups);
    await elb.send(
      new AddTagsCommand({
        ResourceArns: [arn ?? ''],
        Tags: [{ Key: 'site', Value: 'onprem' }],
      }),
    );
    const tags = await elb.send(
      new DescribeTagsCommand({ ResourceArns: [arn ?? ''] }),
    );
    expect(tags.TagDescriptions?.[0].Tags).toEqual([
      { Key: 'owner', Value: 'seats' },
      { Key: 'site', Value: 'onprem' },
    ]);
    const attributes = await elb.send(
      new ModifyTargetGroupAttributesCommand({
        TargetGroupArn: arn,
        Attributes: [
          { Key: 'deregistration_delay.timeout_seconds', Value: '30' },
        ],
      }),
    );
    expect(attributes.Attributes).toContainEqual({
      Key: 'deregistration_delay.timeout_seconds',
      Value: '30',
    });
  });

  it('takes what AWS takes for settings that are left out', async () => {
    const { TargetGroups } = await elb.send(
      new CreateTargetGroupCommand({
        Name: 'plain',
        TargetType: 'ip',
        Protocol: 'HTTP',
        Port: 80,
        VpcId: 'vpc-1',
      }),
    );
    expect(TargetGroups?.[0]).toMatchObject({
      HealthCheckPath: '/',
      HealthCheckIntervalSeconds: 30,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 5,
      UnhealthyThresholdCount: 2,
      Matcher: { HttpCode: '200' },
    });
  });

  it('the same settings under the same name are the same group; others are refused', async () => {
    const first = await madeGroup();
    expect(await madeGroup({ Tags: [] })).toBe(first);
    expect(await refusal(createGroup({ Port: 30081 }))).toContain(
      'DuplicateTargetGroupName',
    );
  });

  it('another health check is in force from the next check on; what is left out stays', async () => {
    const TargetGroupArn = await madeGroup({ HealthCheckPort: '9000' });
    const { TargetGroups } = await elb.send(
      new ModifyTargetGroupCommand({
        TargetGroupArn,
        HealthCheckIntervalSeconds: 10,
      }),
    );
    expect(TargetGroups?.[0]).toMatchObject({
      HealthCheckIntervalSeconds: 10,
      HealthCheckPath: '/healthz',
      HealthCheckPort: '9000',
    });
    const slow = new ModifyTargetGroupCommand({
      TargetGroupArn,
      HealthCheckTimeoutSeconds: 10,
    });
    expect(await refusal(elb.send(slow))).toContain(
      'smaller than the interval',
    );
  });

  it('a group made again after its deletion has another ARN', async () => {
    const first = await madeGroup();
    await elb.send(new DeleteTargetGroupCommand({ TargetGroupArn: first }));
    expect(await madeGroup()).not.toBe(first);
    const again = new DeleteTargetGroupCommand({ TargetGroupArn: first });
    expect(await refusal(elb.send(again))).toBe('accepted');
  });

  it.each<[string, Partial<CreateTargetGroupCommandInput>]>([
    ['cannot be longer than', { Name: 'x'.repeat(33) }],
    ['alphanumeric', { Name: 'seat_finder' }],
    ['alphanumeric', { Name: '-seat-finder' }],
    ['must be specified', { VpcId: undefined }],
    ['must be specified', { Protocol: undefined }],
    ["The VPC ID 'vpc-9' is not found", { VpcId: 'vpc-9' }],
    ['between 1 and 65535', { Port: 0 }],
    ['between 5 and 300', { HealthCheckIntervalSeconds: 4 }],
    ['between 2 and 10', { HealthyThresholdCount: 11 }],
    ['smaller than the interval', { HealthCheckTimeoutSeconds: 5 }],
    ["must begin with '/'", { HealthCheckPath: 'healthz' }],
    ['matcher HTTP code', { Matcher: { HttpCode: 'ok' } }],
    ['InvalidConfigurationRequest', { Protocol: 'TCP' }],
    ['InvalidConfigurationRequest', { TargetType: undefined }],
  ])('refuses what AWS refuses: %s', async (expected, input) => {
    expect(await refusal(createGroup(input))).toContain(expected);
  });

  it('refuses a tag key given twice and more tags than AWS keeps', async () => {
    const tag = (Key: string) => ({ Key, Value: '' });
    expect(
      await refusal(createGroup({ Tags: [tag('a'), tag('a')] })),
    ).toContain('DuplicateTagKeys');
    const many = Array.from({ length: 51 }, (_, i) => tag(`t${i}`));
    expect(await refusal(createGroup({ Tags: many }))).toContain('TooManyTags');
  });
});

describe('registering targets', () => {
  const register = (arn: string, id: string, AvailabilityZone?: string) =>
    elb.send(
      new RegisterTargetsCommand({
        TargetGroupArn: arn,
        Targets: [{ Id: id, AvailabilityZone }],
      }),
    );

  it('addresses outside the VPC need the zone all, those inside have one of their own', async () => {
    const arn = await madeGroup();
    await register(arn, '10.10.0.11', 'all');
    await register(arn, '10.0.11.5');
    expect(await healthOf(arn)).toEqual([
      ['10.10.0.11:30080@all', 'unused'],
      ['10.0.11.5:30080@ap-northeast-2a', 'unused'],
    ]);
    expect(await refusal(register(arn, '10.10.0.12'))).toContain(
      "The Availability Zone is required for IP address '10.10.0.12'",
    );
    expect(await refusal(register(arn, '10.0.11.6', 'all'))).toContain(
      'is within the VPC',
    );
    expect(await refusal(register(arn, '8.8.8.8', 'all'))).toContain(
      'not a valid private IP',
    );
    expect(await refusal(register(arn, 'node-1', 'all'))).toContain(
      "'node-1' is not valid",
    );
  });

  it('checks the targets of a group that a rule names, and drains those that are taken out', async () => {
    const arn = await madeGroup();
    await register(arn, '10.10.0.11', 'all');
    await register(arn, '10.10.0.12', 'all');
    await createRule({ [arn]: 1 });
    aws.pass(5000);
    expect((await healthOf(arn))?.map(each => each[1])).toEqual([
      'healthy',
      'healthy',
    ]);
    const out = new DeregisterTargetsCommand({
      TargetGroupArn: arn,
      Targets: [{ Id: '10.10.0.11' }, { Id: '10.10.0.99' }],
    });
    expect(await refusal(elb.send(out))).toBe('accepted');
    expect((await healthOf(arn))?.map(each => each[1])).toEqual([
      'draining',
      'healthy',
    ]);
    aws.pass(301_000);
    expect((await healthOf(arn))?.length).toBe(1);
  });

  it('a group that does not exist has no targets', async () => {
    const gone = ARNS.spare.replace('2453', 'ffff');
    expect(await refusal(register(gone, '10.0.0.1'))).toContain(
      'TargetGroupNotFound',
    );
  });
});

describe('creating rules', () => {
  it('lists the rule by its priority; traffic meets it after the propagation delay', async () => {
    const arn = await madeGroup();
    const { Rules } = await createRule({ [arn]: 40 }, { Priority: 15 });
    const made = Rules?.[0];
    expect(made?.RuleArn).toMatch(
      /:listener-rule\/app\/shop\/[0-9a-f]+\/[0-9a-f]+\/[0-9a-f]{16}$/,
    );
    expect(made).toMatchObject({
      Priority: '15',
      IsDefault: false,
      Conditions: [
        {
          Field: 'host-header',
          HostHeaderConfig: { Values: ['seat-finder.localhost'] },
        },
      ],
    });
    const listed = await elb.send(
      new DescribeRulesCommand({ ListenerArn: ARNS.listener }),
    );
    expect(listed.Rules?.map(each => each.Priority)).toEqual([
      '10',
      '15',
      '20',
      'default',
    ]);
    const rule = aws.cloud.elb.rules.require(made?.RuleArn ?? '');
    aws.pass(999);
    expect(rule.matchesAt(aws.clock.now())).toBe(false);
    aws.pass(1);
    expect(rule.matchesAt(aws.clock.now())).toBe(true);
  });

  it('a group in a rule cannot be deleted; after the rule it can', async () => {
    const TargetGroupArn = await madeGroup();
    const { Rules } = await createRule({ [TargetGroupArn]: 1 });
    const remove = () =>
      elb.send(new DeleteTargetGroupCommand({ TargetGroupArn }));
    expect(await refusal(remove())).toContain('ResourceInUse');
    const RuleArn = Rules?.[0].RuleArn;
    await elb.send(new DeleteRuleCommand({ RuleArn }));
    expect(await refusal(remove())).toBe('accepted');
    expect(
      await refusal(elb.send(new DeleteRuleCommand({ RuleArn }))),
    ).toContain('RuleNotFound');
  });

  it.each<[string, Partial<CreateRuleCommandInput>]>([
    ['PriorityInUse', { Priority: 10 }],
    ['between 1 and 50000', { Priority: 50_001 }],
    ['ListenerNotFound', { ListenerArn: `${ARNS.listener}0` }],
    ['at least one condition', { Conditions: [] }],
    ['must end with exactly one', { Actions: [] }],
    [
      'is not valid for',
      { Conditions: [{ Field: 'host-header', Values: ['seat finder'] }] },
    ],
    [
      "one 'host-header' condition",
      {
        Conditions: [
          { Field: 'host-header', Values: ['a.example'] },
          { Field: 'host-header', Values: ['b.example'] },
        ],
      },
    ],
    [
      "'5' condition values",
      { Conditions: [{ Field: 'path-pattern', Values: [...'abcdef'] }] },
    ],
    [
      "'6' wildcards",
      { Conditions: [{ Field: 'path-pattern', Values: ['/*******'] }] },
    ],
    ['must be one of', { Conditions: [{ Field: 'source-ip', Values: ['x'] }] }],
  ])('refuses what AWS refuses: %s', async (expected, input) => {
    const arn = await madeGroup();
    expect(await refusal(createRule({ [arn]: 1 }, input))).toContain(expected);
  });

  it('priorities can be exchanged in one call, and belong to one rule each', async () => {
    const exchange = (first: number, second: number) =>
      elb.send(
        new SetRulePrioritiesCommand({
          RulePriorities: [
            { RuleArn: ARNS.rule, Priority: first },
            { RuleArn: ARNS.secondRule, Priority: second },
          ],
        }),
      );
    await exchange(20, 10);
    const listed = await elb.send(
      new DescribeRulesCommand({ ListenerArn: ARNS.listener }),
    );
    expect(listed.Rules?.map(each => each.RuleArn)).toEqual([
      ARNS.secondRule,
      ARNS.rule,
      ARNS.defaultRule,
    ]);
    await createRule({ [ARNS.spare]: 1 }, { Priority: 30 });
    expect(await refusal(exchange(30, 10))).toContain('PriorityInUse');
    expect(await refusal(exchange(40, 40))).toContain('PriorityInUse');
  });

  it('refuses groups that do not exist or serve another load balancer', async () => {
    const gone = ARNS.spare.replace('2453', 'ffff');
    expect(await refusal(createRule({ [gone]: 1 }))).toContain(
      'TargetGroupNotFound',
    );
    expect(await refusal(createRule({ [ARNS.onOther]: 1 }))).toContain(
      'TargetGroupAssociationLimit',
    );
  });

  it('a hundred rules a load balancer, and no more; the default rule stays', async () => {
    const arn = await madeGroup();
    for (let Priority = 101; Priority <= 198; Priority++) {
      await createRule({ [arn]: 1 }, { Priority });
    }
    expect(await refusal(createRule({ [arn]: 1 }))).toContain('TooManyRules');
    const RuleArn = ARNS.defaultRule;
    expect(
      await refusal(elb.send(new DeleteRuleCommand({ RuleArn }))),
    ).toContain('OperationNotPermitted');
  });
});
