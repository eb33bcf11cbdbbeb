import {
  AddTagsCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTagsCommand,
  DescribeTargetGroupAttributesCommand,
  ElasticLoadBalancingV2Client,
  ModifyListenerCommand,
  ModifyRuleCommand,
  ModifyTargetGroupAttributesCommand,
  RemoveTagsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { StartedAws, startAws } from '../../testing/startAws';
import { ACCOUNT, ARNS } from '../../testing/testEstate';

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

function split(weights: Readonly<Record<string, number>>, sticky?: number) {
  return new ModifyRuleCommand({
    RuleArn: ARNS.rule,
    Actions: [
      {
        Type: 'forward',
        ForwardConfig: {
          TargetGroups: Object.entries(weights).map(
            ([TargetGroupArn, Weight]) => ({ TargetGroupArn, Weight }),
          ),
          TargetGroupStickinessConfig: sticky
            ? { Enabled: true, DurationSeconds: sticky }
            : { Enabled: false },
        },
      },
    ],
  });
}

describe('modifying', () => {
  it('shows a changed rule at once, and traffic follows after the propagation delay', async () => {
    const changed = await elb.send(
      split({ [ARNS.home]: 0, [ARNS.cloud]: 100 }),
    );
    expect(changed.Rules?.[0].Actions?.[0].ForwardConfig?.TargetGroups).toEqual(
      [
        { TargetGroupArn: ARNS.home, Weight: 0 },
        { TargetGroupArn: ARNS.cloud, Weight: 100 },
      ],
    );
    const weights = () =>
      aws.cloud.forward(ARNS.rule).targetGroups.map(each => each.weight);
    expect(weights()).toEqual([40, 60]);
    aws.pass(999);
    expect(weights()).toEqual([40, 60]);
    aws.pass(1);
    expect(weights()).toEqual([0, 100]);
    expect(aws.cloud.forward(ARNS.rule).stickinessSeconds).toBeUndefined();
  });

  it('propagates two quick writes in their order', async () => {
    await elb.send(split({ [ARNS.home]: 1, [ARNS.cloud]: 1 }));
    aws.pass(500);
    await elb.send(split({ [ARNS.home]: 2, [ARNS.cloud]: 2 }));
    aws.pass(500);
    const weight = () => aws.cloud.forward(ARNS.rule).targetGroups[0].weight;
    expect(weight()).toBe(1);
    aws.pass(500);
    expect(weight()).toBe(2);
  });

  it('keeps the last writer, by role or user', async () => {
    expect(aws.cloud.lastWriter(ARNS.rule)).toBeUndefined();
    await elb.send(split({ [ARNS.home]: 0, [ARNS.cloud]: 100 }));
    expect(aws.cloud.lastWriter(ARNS.rule)).toEqual({
      principal: `arn:aws:iam::${ACCOUNT}:user/local`,
      at: aws.clock.now(),
    });
    aws.cloud.writeRuleBehindBack(ARNS.rule, { [ARNS.home]: 7 });
    const { Rules } = await elb.send(
      new DescribeRulesCommand({ RuleArns: [ARNS.rule] }),
    );
    expect(
      Rules?.[0].Actions?.[0].ForwardConfig?.TargetGroups?.[0].Weight,
    ).toBe(7);
    expect(aws.cloud.lastWriter(ARNS.rule)?.principal).toContain('console');
  });

  it.each([
    ['weight 1000', { [ARNS.home]: 1000 }, 'ValidationError'],
    ['weight -1', { [ARNS.home]: -1 }, 'ValidationError'],
    [
      'six groups in an action',
      Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map(each => [`${ARNS.home}${each}`, 1]),
      ),
      'ValidationError',
    ],
    [
      'an unknown group',
      { [`${ARNS.home}0`]: 1 },
      'TargetGroupNotFoundException',
    ],
    [
      "another account's group",
      { [ARNS.foreign]: 1 },
      'InvalidConfigurationRequestException',
    ],
    [
      "another balancer's group",
      { [ARNS.onOther]: 1 },
      'TargetGroupAssociationLimitException',
    ],
  ])('refuses %s and changes nothing', async (_what, weights, name) => {
    await expect(elb.send(split(weights))).rejects.toMatchObject({ name });
    const { Rules } = await elb.send(
      new DescribeRulesCommand({ RuleArns: [ARNS.rule] }),
    );
    expect(
      Rules?.[0].Actions?.[0].ForwardConfig?.TargetGroups?.map(
        each => each.Weight,
      ),
    ).toEqual([40, 60]);
    expect(aws.cloud.lastWriter(ARNS.rule)).toBeUndefined();
  });

  it.each([0, 604_801])('refuses stickiness of %i seconds', async seconds => {
    await expect(
      elb.send(
        new ModifyRuleCommand({
          RuleArn: ARNS.rule,
          Actions: [
            {
              Type: 'forward',
              ForwardConfig: {
                TargetGroups: [{ TargetGroupArn: ARNS.home, Weight: 1 }],
                TargetGroupStickinessConfig: {
                  Enabled: true,
                  DurationSeconds: seconds,
                },
              },
            },
          ],
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationError' });
  });

  it('keeps actions it does not act upon, in the order given', async () => {
    const { Rules } = await elb.send(
      new ModifyRuleCommand({
        RuleArn: ARNS.rule,
        Actions: [
          { Type: 'forward', Order: 2, TargetGroupArn: ARNS.home },
          {
            Type: 'authenticate-cognito',
            Order: 1,
            AuthenticateCognitoConfig: {
              UserPoolArn: 'arn:aws:cognito-idp:r:1:userpool/p',
              UserPoolClientId: 'client',
              UserPoolDomain: 'domain',
            },
          },
        ],
      }),
    );
    expect(Rules?.[0].Actions?.map(each => each.Type)).toEqual([
      'authenticate-cognito',
      'forward',
    ]);
    expect(
      Rules?.[0].Actions?.[0].AuthenticateCognitoConfig?.UserPoolClientId,
    ).toBe('client');
    expect(Rules?.[0].Actions?.[1].TargetGroupArn).toBe(ARNS.home);
  });

  it('refuses to modify a default rule, whose listener takes the change', async () => {
    const Actions = [{ Type: 'forward' as const, TargetGroupArn: ARNS.spare }];
    await expect(
      elb.send(new ModifyRuleCommand({ RuleArn: ARNS.defaultRule, Actions })),
    ).rejects.toMatchObject({ name: 'OperationNotPermittedException' });
    await elb.send(
      new ModifyListenerCommand({
        ListenerArn: ARNS.listener,
        DefaultActions: Actions,
      }),
    );
    aws.pass(1000);
    expect(
      aws.cloud.forward(ARNS.defaultRule).targetGroups[0].targetGroupArn,
    ).toBe(ARNS.spare);
  });

  it('does not let a role that observes change anything', async () => {
    const sts = new STSClient(aws.client());
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${ACCOUNT}:role/portal-observe`,
        RoleSessionName: 'portal',
      }),
    );
    const observer = new ElasticLoadBalancingV2Client(
      aws.client({
        accessKeyId: Credentials?.AccessKeyId,
        sessionToken: Credentials?.SessionToken,
      }),
    );
    await observer.send(new DescribeRulesCommand({ RuleArns: [ARNS.rule] }));
    await expect(
      observer.send(split({ [ARNS.home]: 0, [ARNS.cloud]: 1 })),
    ).rejects.toMatchObject({
      name: 'AccessDenied',
      $metadata: { httpStatusCode: 403 },
    });
    sts.destroy();
    observer.destroy();
  });

  it('takes a burst of twenty concurrent writes and throttles the rest', async () => {
    const answers = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) =>
        elb.send(split({ [ARNS.home]: index, [ARNS.cloud]: 100 })),
      ),
    );
    const refused = answers.filter(each => each.status === 'rejected');
    expect(answers.length - refused.length).toBe(20);
    for (const each of refused) {
      expect(each.reason).toMatchObject({
        name: 'Throttling',
        $metadata: { httpStatusCode: 400 },
      });
    }
    const { Rules } = await elb.send(
      new DescribeRulesCommand({ RuleArns: [ARNS.rule] }),
    );
    const groups = Rules?.[0].Actions?.[0].ForwardConfig?.TargetGroups;
    expect(groups?.map(each => each.Weight)?.[1]).toBe(100);
    aws.pass(1000);
    for (let each = 0; each < 3; each++) {
      await elb.send(split({ [ARNS.home]: 1, [ARNS.cloud]: 1 }));
    }
    await expect(
      elb.send(split({ [ARNS.home]: 1, [ARNS.cloud]: 1 })),
    ).rejects.toMatchObject({ name: 'Throttling' });
  });

  it("succeeds through the SDK's own retry once the bucket fills again", async () => {
    const patient = new ElasticLoadBalancingV2Client(
      aws.client({ maxAttempts: 5 }),
    );
    for (let each = 0; each < 40; each++) {
      await elb.send(new DescribeLoadBalancersCommand({}));
    }
    await expect(
      elb.send(new DescribeLoadBalancersCommand({})),
    ).rejects.toMatchObject({ name: 'Throttling' });
    const answer = patient.send(new DescribeLoadBalancersCommand({}));
    setTimeout(() => aws.clock.advance(1000), 20);
    const { $metadata } = await answer;
    expect($metadata.attempts).toBeGreaterThan(1);
    patient.destroy();
  });
});

describe('tags and attributes', () => {
  it('describes tags of at most twenty resources', async () => {
    const { TagDescriptions } = await elb.send(
      new DescribeTagsCommand({ ResourceArns: [ARNS.home, ARNS.rule] }),
    );
    expect(TagDescriptions).toEqual([
      { ResourceArn: ARNS.home, Tags: [{ Key: 'owner', Value: 'shop' }] },
      { ResourceArn: ARNS.rule, Tags: [] },
    ]);
    await expect(
      elb.send(
        new DescribeTagsCommand({
          ResourceArns: Array.from({ length: 21 }, () => ARNS.home),
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationError' });
    await expect(
      elb.send(new DescribeTagsCommand({ ResourceArns: [`${ARNS.rule}0`] })),
    ).rejects.toMatchObject({ name: 'RuleNotFoundException' });
  });

  it('adds and removes tags', async () => {
    const ResourceArns = [ARNS.rule];
    await elb.send(
      new AddTagsCommand({
        ResourceArns,
        Tags: [{ Key: 'a', Value: '1' }, { Key: 'b' }],
      }),
    );
    await elb.send(new RemoveTagsCommand({ ResourceArns, TagKeys: ['a'] }));
    const { TagDescriptions } = await elb.send(
      new DescribeTagsCommand({ ResourceArns }),
    );
    expect(TagDescriptions?.[0].Tags).toEqual([{ Key: 'b', Value: '' }]);
  });

  it('sets attributes all or none', async () => {
    const TargetGroupArn = ARNS.home;
    await expect(
      elb.send(
        new ModifyTargetGroupAttributesCommand({
          TargetGroupArn,
          Attributes: [
            { Key: 'deregistration_delay.timeout_seconds', Value: '10' },
            { Key: 'stickiness.enabled', Value: 'maybe' },
          ],
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationError' });
    const delay = async () => {
      const { Attributes } = await elb.send(
        new DescribeTargetGroupAttributesCommand({ TargetGroupArn }),
      );
      return Attributes?.find(
        each => each.Key === 'deregistration_delay.timeout_seconds',
      )?.Value;
    };
    expect(await delay()).toBe('30');
    await elb.send(
      new ModifyTargetGroupAttributesCommand({
        TargetGroupArn,
        Attributes: [
          { Key: 'deregistration_delay.timeout_seconds', Value: '10' },
        ],
      }),
    );
    expect(await delay()).toBe('10');
  });
});
