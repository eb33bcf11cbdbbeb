import {
  DescribeRulesCommand,
  ElasticLoadBalancingV2Client,
  ModifyRuleCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { ARNS, testEstate } from '@hybrid-cloud-portal/local-cloud/testing';
import { PortError } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { buildWorkload } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { AlbRuleSwitch } from './AlbRuleSwitch';
import { setUpAws, signal, TRAFFIC, WORKLOAD } from './__testUtils__/setUpAws';

type SetUp = Awaited<ReturnType<typeof start>>;
let t: SetUp;

async function start(options: Parameters<typeof setUpAws>[0] = {}) {
  const { aws, shared, stop } = await setUpAws(options);
  const alb = new AlbRuleSwitch(shared);
  const other = new ElasticLoadBalancingV2Client(aws.client());
  const look = async (workload = WORKLOAD) => {
    const all = await alb.observe({ workloads: [workload], signal: signal() });
    const snapshot = all.get(workload.ref);
    if (!snapshot) throw new Error('no snapshot');
    return snapshot;
  };
  const rule = async (arn: string = ARNS.rule) => {
    const answer = await other.send(
      new DescribeRulesCommand({ RuleArns: [arn] }),
    );
    return answer.Rules?.[0];
  };
  return {
    aws,
    alb,
    other,
    look,
    rule,
    stop: async () => {
      other.destroy();
      await stop();
    },
  };
}

async function restart(options: Parameters<typeof setUpAws>[0]) {
  await t.stop();
  t = await start(options);
}

beforeEach(async () => {
  t = await start();
});
afterEach(() => t.stop());

async function set(weights: Record<string, number>, expectedVersion?: string) {
  const version = expectedVersion ?? (await t.look()).switch.version ?? '';
  await t.alb.setWeights({
    workload: WORKLOAD,
    weights,
    expectedVersion: version,
    signal: signal(),
  });
}

function withForwardingDefault() {
  const estate = testEstate();
  const action = estate.rules.find(rule => rule.arn === ARNS.rule)?.action;
  if (!action) throw new Error('the test estate has lost its rule');
  return {
    ...estate,
    rules: estate.rules.map(rule =>
      rule.arn === ARNS.defaultRule ? { ...rule, action } : rule,
    ),
  };
}

/** The PortError of a promise that must fail. */
async function failure(promise: Promise<unknown>): Promise<PortError> {
  const error = await promise.then(
    () => undefined,
    (e: unknown) => e,
  );
  if (error instanceof PortError) return error;
  throw new Error(`expected a PortError, got ${error}`);
}

describe('observing', () => {
  it('reads weights, stickiness and target health', async () => {
    t.aws.pass(60_000);
    const snapshot = await t.look();
    expect(snapshot.configured).toMatchObject({
      state: 'fresh',
      value: { onprem: 40, aws: 60 },
      observedAt: t.aws.clock.now(),
    });
    expect(snapshot.switch).toMatchObject({ stickinessSeconds: 300 });
    expect(snapshot.switch.foreignShape).toBeUndefined();
    expect(snapshot.targets.onprem).toMatchObject({
      value: { healthy: 2, total: 2 },
    });
    expect(snapshot.witnesses.map(w => `${w.site} ${w.verdict}`)).toEqual([
      'onprem serving',
      'aws serving',
    ]);
  });

  it('rule 4: a site whose targets all fail has a failing witness that says why', async () => {
    t.aws.pass(60_000);
    for (const id of ['10.0.0.1', '10.0.0.2']) {
      t.aws.probes.set(id, { ok: false, reason: 'timeout' });
    }
    t.aws.pass(60_000);
    const [onprem, aws] = (await t.look()).witnesses;
    expect(onprem).toMatchObject({
      verdict: 'failing',
      detail: '0 of 2 targets healthy (Target.Timeout)',
    });
    expect(aws.verdict).toBe('serving');
  });

  it('rule 3: throttled is an error of its own, and the last value keeps its age', async () => {
    await t.look();
    const readAt = t.aws.clock.now();
    t.aws.pass(5_000);
    t.aws.cloud.setApiFault('elasticloadbalancing', 'throttle');
    const known = await t.look();
    expect(known.configured).toMatchObject({
      state: 'fresh',
      observedAt: readAt,
    });
    await restart({});
    t.aws.cloud.setApiFault('elasticloadbalancing', 'throttle');
    const unknown = await t.look();
    expect(unknown.configured).toMatchObject({
      state: 'error',
      error: 'throttled',
    });
    expect(unknown.witnesses.map(w => w.verdict)).toEqual([
      'unknown',
      'unknown',
    ]);
  });

  it('rule 3: an API that is down makes the witnesses unknown, not failing', async () => {
    t.aws.cloud.setApiFault('elasticloadbalancing', 'break');
    const snapshot = await t.look();
    expect(snapshot.configured).toMatchObject({
      state: 'error',
      error: 'unreachable',
    });
    expect(snapshot.witnesses.every(w => w.verdict === 'unknown')).toBe(true);
  });

  it('tells of an account that is not configured', async () => {
    const foreign = buildWorkload({
      traffic: {
        ...TRAFFIC,
        ruleArn: ARNS.rule.replace(/111122223333/, '999900001111'),
      },
    });
    expect((await t.look(foreign)).configured).toMatchObject({
      state: 'error',
      error: 'unauthenticated',
    });
  });

  it('one rule that is gone does not spoil the others of its batch', async () => {
    const gone = buildWorkload({
      name: 'gone',
      traffic: { ...TRAFFIC, ruleArn: ARNS.rule.replace(/.$/, '0') },
    });
    const broken = buildWorkload({
      name: 'broken',
      traffic: { ...TRAFFIC, ruleArn: 'nonsense' },
    });
    const all = await t.alb.observe({
      workloads: [gone, WORKLOAD, broken],
      signal: signal(),
    });
    expect(all.get(gone.ref)?.configured).toMatchObject({ error: 'not-found' });
    expect(all.get(broken.ref)?.configured.state).toBe('error');
    expect(all.get(WORKLOAD.ref)?.configured.state).toBe('fresh');
  });

  it('reads every page when AWS gives one item a page', async () => {
    await restart({ aws: { handler: { pageLimit: 1 } } });
    const second = buildWorkload({
      name: 'second',
      traffic: {
        kind: 'alb-rule',
        ruleArn: ARNS.secondRule,
        targetGroups: { onprem: ARNS.home, aws: ARNS.cloud },
      },
    });
    const all = await t.alb.observe({
      workloads: [WORKLOAD, second],
      signal: signal(),
    });
    expect(all.get(second.ref)?.configured).toMatchObject({
      value: { onprem: 1, aws: 0 },
    });
    expect(all.get(WORKLOAD.ref)?.configured.state).toBe('fresh');
  });

  it('rule 24: a rule that does not forward is a foreign shape', async () => {
    const workload = buildWorkload({
      traffic: { ...TRAFFIC, ruleArn: ARNS.defaultRule },
    });
    const snapshot = await t.look(workload);
    expect(snapshot.switch.foreignShape).toMatch(/0 forward actions/);
    const error = await failure(
      t.alb.setWeights({
        workload,
        weights: { onprem: 0, aws: 100 },
        expectedVersion: snapshot.switch.version ?? '',
        signal: signal(),
      }),
    );
    expect(error.kind).toBe('unsupported');
  });

  it('rule 24: a rule with a target group of somebody else is a foreign shape', async () => {
    const workload = buildWorkload({
      traffic: { ...TRAFFIC, targetGroups: { onprem: ARNS.home } },
    });
    const { foreignShape } = (await t.look(workload)).switch;
    expect(foreignShape).toContain(ARNS.cloud);
  });
});

describe('setting weights', () => {
  it('changes the weights and keeps the stickiness', async () => {
    await set({ onprem: 0, aws: 100 });
    const forward = (await t.rule())?.Actions?.[0].ForwardConfig;
    expect(forward).toEqual({
      TargetGroups: [
        { TargetGroupArn: ARNS.home, Weight: 0 },
        { TargetGroupArn: ARNS.cloud, Weight: 100 },
      ],
      TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 300 },
    });
    expect((await t.look()).configured).toMatchObject({
      value: { onprem: 0, aws: 100 },
    });
  });

  it('rule 29: a rule that changed since it was read is not written', async () => {
    const { version } = (await t.look()).switch;
    t.aws.cloud.writeRuleBehindBack(ARNS.rule, {
      [ARNS.home]: 50,
      [ARNS.cloud]: 50,
    });
    const error = await failure(set({ onprem: 0, aws: 100 }, version));
    expect(error).toMatchObject({ kind: 'conflict', outcomeUnknown: false });
    t.aws.pass(1_000);
    expect((await t.look()).configured).toMatchObject({
      value: { onprem: 50, aws: 50 },
    });
  });

  it('rule 27: no change, no write', async () => {
    // A write would be throttled: that none is tried shows that none is made.
    t.aws.cloud.setApiFault('elasticloadbalancing:ModifyRule', 'throttle');
    await set({ onprem: 40, aws: 60 });
    const error = await failure(set({ onprem: 41, aws: 59 }));
    expect(error).toMatchObject({ kind: 'throttled', outcomeUnknown: false });
  });

  it('rule 31: after a lost answer the same call again finds it done', async () => {
    const { version } = (await t.look()).switch;
    await set({ onprem: 0, aws: 100 }, version);
    await expect(set({ onprem: 0, aws: 100 }, version)).resolves.toBe(
      undefined,
    );
  });

  it('rule 31: a fault of the other side leaves the outcome unknown', async () => {
    const { version } = (await t.look()).switch;
    t.aws.cloud.setApiFault('elasticloadbalancing:ModifyRule', 'break');
    const error = await failure(set({ onprem: 0, aws: 100 }, version));
    expect(error).toMatchObject({ kind: 'unreachable', outcomeUnknown: true });
  });

  it('rule 15: weights that are all 0 are refused before any call', async () => {
    const error = await failure(set({ onprem: 0, aws: 0 }, 'any'));
    expect(error.kind).toBe('invalid');
    expect((await failure(set({ onprem: 1000, aws: 0 }, 'any'))).kind).toBe(
      'invalid',
    );
    expect((await failure(set({ onprem: 1 }, 'any'))).kind).toBe('invalid');
    expect(
      (await failure(set({ onprem: 1, aws: 1, nhn: 1 }, 'any'))).kind,
    ).toBe('invalid');
  });

  it('without an acting role nothing is written', async () => {
    await restart({ account: { actRoleArn: undefined } });
    expect(t.alb.canAct(WORKLOAD)).toBe(false);
    const error = await failure(set({ onprem: 0, aws: 100 }));
    expect(error.kind).toBe('forbidden');
  });

  it('acts under the acting role and not under the observing one', async () => {
    expect(t.alb.canAct(WORKLOAD)).toBe(true);
    await set({ onprem: 0, aws: 100 });
    const writer = t.aws.cloud.elb.rules.get(ARNS.rule)?.lastWriter;
    expect(JSON.stringify(writer)).toContain('portal-act');
  });

  it('changes a default rule through its listener', async () => {
    await t.stop();
    t = await start({ aws: { estate: withForwardingDefault() } });
    const workload = buildWorkload({
      traffic: { ...TRAFFIC, ruleArn: ARNS.defaultRule },
    });
    const { version = '' } = (await t.look(workload)).switch;
    await t.alb.setWeights({
      workload,
      weights: { onprem: 7, aws: 3 },
      expectedVersion: version,
      signal: signal(),
    });
    t.aws.pass(1_000);
    expect((await t.look(workload)).configured).toMatchObject({
      value: { onprem: 7, aws: 3 },
    });
  });
});

describe('setting stickiness', () => {
  it('switches it off and on again, and leaves the weights', async () => {
    const change = async (seconds: number | null) => {
      const { version = '' } = (await t.look()).switch;
      await t.alb.setStickiness({
        workload: WORKLOAD,
        seconds,
        expectedVersion: version,
        signal: signal(),
      });
      t.aws.pass(1_000);
      return t.look();
    };
    const off = await change(null);
    expect(off.switch.stickinessSeconds).toBeUndefined();
    expect(off.configured).toMatchObject({ value: { onprem: 40, aws: 60 } });
    const on = await change(60);
    expect(on.switch.stickinessSeconds).toBe(60);
  });
});

describe('the read budget', () => {
  it('rule 21: reads of a large fleet leave the calls of a failover their tokens', async () => {
    const groups = (i: number) => ({
      onprem: `${ARNS.home.slice(0, -4)}${1000 + i}`,
      aws: `${ARNS.cloud.slice(0, -4)}${1000 + i}`,
    });
    const fleet = Array.from({ length: 100 }, (_, i) =>
      buildWorkload({
        name: `service-${i}`,
        traffic: { ...TRAFFIC, targetGroups: groups(i) },
      }),
    );
    const { version } = (await t.look()).switch;
    const all = await t.alb.observe({ workloads: fleet, signal: signal() });
    const kinds = [...all.values()].flatMap(snapshot =>
      Object.values(snapshot.targets).map(reading =>
        reading.state === 'error' ? reading.error : reading.state,
      ),
    );
    // Some were asked for and are not there; the rest wait for tokens of ours, not of AWS's.
    expect(new Set(kinds)).toEqual(new Set(['not-found', 'throttled']));
    await expect(set({ onprem: 0, aws: 100 }, version)).resolves.toBe(
      undefined,
    );
  });

  it('reads nothing again within a second', async () => {
    await t.look();
    await t.other.send(
      new ModifyRuleCommand({
        RuleArn: ARNS.rule,
        Actions: [{ Type: 'forward', TargetGroupArn: ARNS.home }],
      }),
    );
    expect((await t.look()).configured).toMatchObject({
      value: { onprem: 40, aws: 60 },
    });
    t.aws.pass(1_000);
    expect((await t.look()).configured).toMatchObject({
      value: { onprem: 1, aws: 0 },
    });
  });
});
