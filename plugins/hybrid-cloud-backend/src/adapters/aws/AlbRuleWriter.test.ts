import { PortError } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { VirtualClock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { queryError, ScriptedAws } from './__testUtils__/ScriptedAws';
import { signal, TRAFFIC, WORKLOAD } from './__testUtils__/setUpAws';
import { AlbRuleSwitch } from './AlbRuleSwitch';
import { AwsClients } from './AwsClients';
import { ReadBudgets } from './ReadBudgets';

const RULE = `<DescribeRulesResponse><DescribeRulesResult><Rules><member>
  <RuleArn>${TRAFFIC.ruleArn}</RuleArn><Priority>10</Priority><IsDefault>false</IsDefault>
  <Actions><member><Type>forward</Type><Order>1</Order><ForwardConfig><TargetGroups>
    <member><TargetGroupArn>${TRAFFIC.targetGroups.onprem}</TargetGroupArn><Weight>40</Weight></member>
    <member><TargetGroupArn>${TRAFFIC.targetGroups.aws}</TargetGroupArn><Weight>60</Weight></member>
  </TargetGroups></ForwardConfig></member></Actions>
</member></Rules></DescribeRulesResult></DescribeRulesResponse>`;

describe('a write that gets no clear answer', () => {
  let aws: ScriptedAws;
  let clients: AwsClients;
  let alb: AlbRuleSwitch;

  beforeEach(async () => {
    aws = new ScriptedAws();
    aws.on('DescribeRules', () => ({ body: RULE }));
    aws.on('DescribeTargetHealth', () => queryError(403, 'AccessDenied'));
    clients = await aws.clients();
    const clock = new VirtualClock();
    const budgets = new ReadBudgets({ clock });
    alb = new AlbRuleSwitch({ clients, budgets, clock });
  });
  afterEach(async () => {
    clients.destroy();
    await aws.close();
  });

  async function write(abort = signal()): Promise<PortError> {
    const all = await alb.observe({ workloads: [WORKLOAD], signal: signal() });
    const version = all.get(WORKLOAD.ref)?.switch.version ?? '';
    const error = await alb
      .setWeights({
        workload: WORKLOAD,
        weights: { onprem: 0, aws: 100 },
        expectedVersion: version,
        signal: abort,
      })
      .then(
        () => undefined,
        (e: unknown) => e,
      );
    if (error instanceof PortError) return error;
    throw new Error(`expected a PortError, got ${error}`);
  }

  it('rule 31: silence leaves the outcome unknown, and nothing is sent twice', async () => {
    const patience = new AbortController();
    aws.on('ModifyRule', () => {
      patience.abort();
      return undefined;
    });
    const error = await write(patience.signal);
    expect(error).toMatchObject({ kind: 'unreachable', outcomeUnknown: true });
    expect(aws.seen.filter(action => action === 'ModifyRule')).toHaveLength(1);
  });

  it.each([
    ['AccessDenied', 403, 'forbidden', false],
    ['ExpiredToken', 403, 'unauthenticated', false],
    ['Throttling', 400, 'throttled', false],
    ['RuleNotFound', 400, 'not-found', false],
    ['InvalidConfigurationRequest', 400, 'invalid', false],
    ['ServiceUnavailable', 503, 'unreachable', true],
  ] as const)(
    '%s is told as %s',
    async (code, status, kind, outcomeUnknown) => {
      aws.on('ModifyRule', () => queryError(status, code));
      expect(await write()).toMatchObject({ kind, outcomeUnknown });
    },
  );

  it('rule 31: an answer nobody can read leaves the outcome unknown', async () => {
    aws.on('ModifyRule', () => ({ body: '<html>' }));
    expect((await write()).outcomeUnknown).toBe(true);
  });

  it('rule 3: a role that may not be assumed is a refusal, not an outage', async () => {
    aws.on('AssumeRole', () => queryError(403, 'AccessDenied'));
    expect(await write()).toMatchObject({
      kind: 'forbidden',
      outcomeUnknown: false,
    });
    expect(aws.seen).not.toContain('ModifyRule');
  });

  it('rule 3: denied target health is an unknown witness', async () => {
    const all = await alb.observe({ workloads: [WORKLOAD], signal: signal() });
    const snapshot = all.get(WORKLOAD.ref);
    expect(snapshot?.configured.state).toBe('fresh');
    expect(snapshot?.targets.onprem).toMatchObject({ error: 'forbidden' });
    expect(snapshot?.witnesses[0].verdict).toBe('unknown');
  });
});
