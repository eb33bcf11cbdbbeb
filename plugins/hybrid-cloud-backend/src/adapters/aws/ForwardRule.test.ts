import type { Action, Rule } from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  actionsWithStickiness,
  actionsWithWeights,
  readForwardRule,
} from './ForwardRule';

const GROUPS = { onprem: 'arn:onprem', aws: 'arn:aws' };

const forward = (weights: Record<string, number>, order = 2): Action => ({
  Type: 'forward',
  Order: order,
  ForwardConfig: {
    TargetGroups: Object.entries(weights).map(([TargetGroupArn, Weight]) => ({
      TargetGroupArn,
      Weight,
    })),
    TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 120 },
  },
});
const login: Action = {
  Type: 'authenticate-oidc',
  Order: 1,
  AuthenticateOidcConfig: {
    Issuer: 'https://id.example.com',
    AuthorizationEndpoint: 'https://id.example.com/a',
    TokenEndpoint: 'https://id.example.com/t',
    UserInfoEndpoint: 'https://id.example.com/u',
    ClientId: 'portal',
  },
};
const rule = (...actions: Action[]): Rule => ({
  RuleArn: 'arn:rule',
  Priority: '10',
  Conditions: [{ Field: 'path-pattern', Values: ['/a/*'] }],
  Actions: actions,
});
const FORTY_SIXTY = { 'arn:onprem': 40, 'arn:aws': 60 };

describe('reading a rule', () => {
  it('reads weights and stickiness of the one forward action among others', () => {
    const read = readForwardRule(rule(login, forward(FORTY_SIXTY)), GROUPS);
    expect(read).toMatchObject({
      weights: { onprem: 40, aws: 60 },
      stickinessSeconds: 120,
      foreignShape: undefined,
    });
  });

  it('reads the short form with one group', () => {
    const short: Action = { Type: 'forward', TargetGroupArn: 'arn:onprem' };
    expect(readForwardRule(rule(short), GROUPS)).toMatchObject({
      weights: { onprem: 1, aws: 0 },
      foreignShape: undefined,
    });
  });

  it.each([
    [
      'two forward actions',
      rule(forward({ 'arn:aws': 1 }), forward({ 'arn:aws': 1 })),
    ],
    ['no forward action', rule(login)],
    ['no action at all', { RuleArn: 'arn:rule' }],
    [
      'a group of somebody else',
      rule(forward({ ...FORTY_SIXTY, 'arn:other': 1 })),
    ],
  ])('rule 24: %s is a foreign shape', (_, foreign) => {
    expect(readForwardRule(foreign, GROUPS).foreignShape).toBeDefined();
  });

  it('rule 24: two sites with one group are a foreign shape', () => {
    const same = { onprem: 'arn:aws', aws: 'arn:aws' };
    const read = readForwardRule(rule(forward({ 'arn:aws': 1 })), same);
    expect(read.foreignShape).toMatch(/same target group/);
  });
});

describe('the version', () => {
  const versionOf = (r: Rule) => readForwardRule(r, GROUPS).version;
  const base = versionOf(rule(login, forward(FORTY_SIXTY)));

  it('is the same however AWS orders groups and keys', () => {
    const turned = forward({ 'arn:aws': 60, 'arn:onprem': 40 });
    expect(versionOf(rule(login, turned))).toBe(base);
  });

  it.each([
    ['weight', rule(login, forward({ 'arn:onprem': 41, 'arn:aws': 60 }))],
    ['order', rule(login, forward(FORTY_SIXTY, 3))],
    ['other action', rule(forward(FORTY_SIXTY))],
    ['condition', { ...rule(login, forward(FORTY_SIXTY)), Conditions: [] }],
    ['priority', { ...rule(login, forward(FORTY_SIXTY)), Priority: '11' }],
  ])('changes with any %s', (_, changed) => {
    expect(versionOf(changed)).not.toBe(base);
  });
});

describe('writing a rule', () => {
  it('sends back every action, the order and the stickiness block', () => {
    const original = rule(login, forward(FORTY_SIXTY));
    const actions = actionsWithWeights({
      rule: original,
      targetGroups: GROUPS,
      weights: { onprem: 0, aws: 100 },
    });
    expect(actions).toEqual([
      {
        ...login,
        AuthenticateOidcConfig: {
          ...login.AuthenticateOidcConfig,
          UseExistingClientSecret: true,
        },
      },
      forward({ 'arn:onprem': 0, 'arn:aws': 100 }),
    ]);
  });

  it('rule 10: the drained group stays in the rule at weight 0', () => {
    const short: Action = { Type: 'forward', TargetGroupArn: 'arn:onprem' };
    const [action] = actionsWithWeights({
      rule: rule(short),
      targetGroups: GROUPS,
      weights: { onprem: 0, aws: 1 },
    });
    expect(action.TargetGroupArn).toBeUndefined();
    expect(action.ForwardConfig?.TargetGroups).toEqual([
      { TargetGroupArn: 'arn:onprem', Weight: 0 },
      { TargetGroupArn: 'arn:aws', Weight: 1 },
    ]);
  });

  it('changes nothing but the stickiness', () => {
    const original = rule(forward(FORTY_SIXTY));
    const [off] = actionsWithStickiness({ rule: original, seconds: null });
    expect(off.ForwardConfig).toEqual({
      ...forward(FORTY_SIXTY).ForwardConfig,
      TargetGroupStickinessConfig: { Enabled: false },
    });
  });
});
