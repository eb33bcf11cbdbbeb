import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  paginateDescribeRules,
  paginateDescribeTargetGroups,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { StartedAws, startAws } from '../../testing/startAws';
import { ARNS, OTHER_ACCOUNT } from '../../testing/testEstate';

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

describe('describing', () => {
  it('gives a rule with its weights, stickiness and conditions as the SDK types them', async () => {
    const { Rules } = await elb.send(
      new DescribeRulesCommand({ RuleArns: [ARNS.rule] }),
    );
    expect(Rules).toEqual([
      {
        RuleArn: ARNS.rule,
        Priority: '10',
        IsDefault: false,
        Conditions: [
          {
            Field: 'path-pattern',
            Values: ['/10/*'],
            PathPatternConfig: { Values: ['/10/*'] },
          },
        ],
        Actions: [
          {
            Type: 'forward',
            Order: 1,
            ForwardConfig: {
              TargetGroups: [
                { TargetGroupArn: ARNS.home, Weight: 40 },
                { TargetGroupArn: ARNS.cloud, Weight: 60 },
              ],
              TargetGroupStickinessConfig: {
                Enabled: true,
                DurationSeconds: 300,
              },
            },
          },
        ],
      },
    ]);
  });

  it('lists rules by priority, the default last, with text that XML must escape', async () => {
    const { Rules } = await elb.send(
      new DescribeRulesCommand({ ListenerArn: ARNS.listener }),
    );
    expect(Rules?.map(rule => rule.Priority)).toEqual(['10', '20', 'default']);
    expect(Rules?.[2].Actions).toEqual([
      {
        Type: 'fixed-response',
        Order: 1,
        FixedResponseConfig: {
          StatusCode: '404',
          ContentType: 'text/plain',
          MessageBody: 'no such <service> & co',
        },
      },
    ]);
  });

  it('lists load balancers, listeners and the groups of one balancer', async () => {
    const balancers = await elb.send(new DescribeLoadBalancersCommand({}));
    expect(balancers.LoadBalancers?.map(each => each.LoadBalancerName)).toEqual(
      ['shop', 'other'],
    );
    expect(balancers.LoadBalancers?.[0].CreatedTime).toBeInstanceOf(Date);
    const named = await elb.send(
      new DescribeLoadBalancersCommand({ Names: ['other'] }),
    );
    expect(named.LoadBalancers?.[0].LoadBalancerArn).toBe(
      ARNS.otherLoadBalancer,
    );
    const listeners = await elb.send(
      new DescribeListenersCommand({ LoadBalancerArn: ARNS.loadBalancer }),
    );
    expect(listeners.Listeners?.map(each => each.ListenerArn)).toEqual([
      ARNS.listener,
    ]);
    const groups = await elb.send(
      new DescribeTargetGroupsCommand({ LoadBalancerArn: ARNS.loadBalancer }),
    );
    expect(groups.TargetGroups?.map(each => each.TargetGroupArn)).toEqual([
      ARNS.home,
      ARNS.cloud,
    ]);
    expect(groups.TargetGroups?.[0].HealthCheckIntervalSeconds).toBe(5);
  });

  it('pages one per page, through the SDK paginators', async () => {
    const one = await startAws({ handler: { pageLimit: 1 } });
    const client = new ElasticLoadBalancingV2Client(one.client());
    const rules: (string | undefined)[] = [];
    for await (const page of paginateDescribeRules(
      { client },
      { ListenerArn: ARNS.listener },
    )) {
      expect(page.Rules).toHaveLength(1);
      rules.push(page.Rules?.[0].RuleArn);
    }
    expect(rules).toEqual([ARNS.rule, ARNS.secondRule, ARNS.defaultRule]);
    let groups = 0;
    for await (const page of paginateDescribeTargetGroups(
      { client, pageSize: 1 },
      {},
    )) {
      groups += page.TargetGroups?.length ?? 0;
    }
    expect(groups).toBe(4);
    client.destroy();
    await one.stop();
  });

  it('refuses a page size over 400 and a marker that is not ours', async () => {
    await expect(
      elb.send(
        new DescribeRulesCommand({ ListenerArn: ARNS.listener, PageSize: 401 }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationError' });
    await expect(
      elb.send(
        new DescribeRulesCommand({ ListenerArn: ARNS.listener, Marker: 'x' }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationError' });
  });

  it('names the kind of resource that is not there', async () => {
    await expect(
      elb.send(new DescribeRulesCommand({ RuleArns: [`${ARNS.rule}0`] })),
    ).rejects.toMatchObject({
      name: 'RuleNotFoundException',
      $metadata: { httpStatusCode: 400 },
    });
    await expect(
      elb.send(new DescribeRulesCommand({ ListenerArn: `${ARNS.listener}0` })),
    ).rejects.toMatchObject({ name: 'ListenerNotFoundException' });
    await expect(
      elb.send(
        new DescribeTargetHealthCommand({ TargetGroupArn: `${ARNS.home}0` }),
      ),
    ).rejects.toMatchObject({ name: 'TargetGroupNotFoundException' });
    await expect(
      elb.send(new DescribeLoadBalancersCommand({ Names: ['nobody'] })),
    ).rejects.toMatchObject({ name: 'LoadBalancerNotFoundException' });
  });

  it("shows a caller nothing of another account's", async () => {
    const other = new ElasticLoadBalancingV2Client(
      aws.client({ accessKeyId: OTHER_ACCOUNT }),
    );
    await expect(
      other.send(new DescribeRulesCommand({ RuleArns: [ARNS.rule] })),
    ).rejects.toMatchObject({ name: 'RuleNotFoundException' });
    const groups = await other.send(new DescribeTargetGroupsCommand({}));
    expect(groups.TargetGroups?.map(each => each.TargetGroupArn)).toEqual([
      ARNS.foreign,
    ]);
    other.destroy();
  });
});
