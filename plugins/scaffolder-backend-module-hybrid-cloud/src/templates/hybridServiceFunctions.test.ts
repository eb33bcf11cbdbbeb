import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  DescribeRulesCommand,
  ElasticLoadBalancingV2Client,
  ModifyRuleCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  ARNS,
  StartedAws,
  startAws,
} from '@hybrid-cloud-portal/local-cloud/testing';

const FUNCTION = resolvePackagePath(
  '@hybrid-cloud-portal/backstage-plugin-scaffolder-backend-module-hybrid-cloud',
  '../../templates/hybrid-service/content-weights/infrastructure/lambda/setWeights.js',
);

/** The generated functions as Lambda runs them: settings and credentials from the environment, the runtime's own SDK. */
describe('the functions for when the portal is down, over the wire', () => {
  const before = { ...process.env };
  let aws: StartedAws;
  let client: ElasticLoadBalancingV2Client;
  let handler: (event: object) => Promise<{ readonly changed: boolean }>;

  beforeEach(async () => {
    aws = await startAws();
    aws.pass(30_000); // health checks have had their turns
    client = new ElasticLoadBalancingV2Client(aws.client());
    const { endpoint, region, credentials } = aws.client();
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      RULE_ARN: ARNS.rule,
      WEIGHTS: JSON.stringify({ [ARNS.home]: 0, [ARNS.cloud]: 100 }),
    });
    handler = jest.requireActual(FUNCTION).handler;
  });
  afterEach(async () => {
    client.destroy();
    process.env = { ...before };
    await aws.stop();
  });

  const readForward = async () => {
    const { Rules } = await client.send(
      new DescribeRulesCommand({ RuleArns: [ARNS.rule] }),
    );
    return Rules?.[0].Actions?.[0].ForwardConfig;
  };

  it('moves 40:60 to 0:100 with a dead home site, once, and leaves stickiness as it was', async () => {
    aws.probes.set('10.0.0.1', { ok: false, reason: 'timeout' });
    aws.probes.set('10.0.0.2', { ok: false, reason: 'timeout' });
    aws.pass(30_000);
    const stickiness = (await readForward())?.TargetGroupStickinessConfig;

    expect(await handler({})).toMatchObject({ changed: true });
    expect(await handler({})).toMatchObject({ changed: false });

    const forward = await readForward();
    expect(forward?.TargetGroups).toEqual([
      { TargetGroupArn: ARNS.home, Weight: 0 },
      { TargetGroupArn: ARNS.cloud, Weight: 100 },
    ]);
    expect(forward?.TargetGroupStickinessConfig).toEqual(stickiness);
  });

  it('refuses to send everything to a site that is dead too', async () => {
    aws.probes.set('10.1.0.1', { ok: false, reason: 'timeout' });
    aws.pass(30_000);
    await expect(handler({})).rejects.toThrow(/has no healthy target/);
    expect((await readForward())?.TargetGroups?.map(g => g.Weight)).toEqual([
      40, 60,
    ]);
  });

  it('leaves a rule alone that somebody has given another group', async () => {
    await client.send(
      new ModifyRuleCommand({
        RuleArn: ARNS.rule,
        Actions: [
          {
            Type: 'forward',
            ForwardConfig: {
              TargetGroups: [
                { TargetGroupArn: ARNS.home, Weight: 1 },
                { TargetGroupArn: ARNS.spare, Weight: 1 },
              ],
            },
          },
        ],
      }),
    );
    await expect(handler({ force: true })).rejects.toThrow(/left alone/);
  });
});
