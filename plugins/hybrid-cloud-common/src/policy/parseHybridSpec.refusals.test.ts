import { GROUP, minimal, problemsOf } from './__testUtils__/specs';

describe('parseHybridSpec refuses', () => {
  const withPolicy = (policy: unknown) => ({ ...minimal(), policy });
  const withSites = (...sites: unknown[]) => ({ ...minimal(), sites });
  const home = { site: 'onprem', role: 'home', baseWeight: 40 };
  const away = { site: 'aws', role: 'overflow', baseWeight: 60 };

  it.each<[string, unknown, string, string, RegExp]>([
    ['not an object', 'yes', 'spec.hybrid', '"yes"', /object/],
    ['no sites', {}, 'spec.hybrid.sites', 'missing', /list of sites/],
    [
      'a percentage for a ratio',
      withPolicy({ burst: { at: 80 } }),
      'spec.hybrid.policy.burst.at',
      '80',
      /ratio between 0 and 1/,
    ],
    [
      'a word for a ratio',
      withPolicy({ burst: { at: 'high' } }),
      'spec.hybrid.policy.burst.at',
      '"high"',
      /ratio/,
    ],
    [
      'an unknown mode',
      withPolicy({ burst: { mode: 'on' } }),
      'spec.hybrid.policy.burst.mode',
      '"on"',
      /observe, advise, approve, auto/,
    ],
    [
      'a misspelt key',
      withPolicy({ failovr: {} }),
      'spec.hybrid.policy.failovr',
      '{}',
      /did you mean failover\?/,
    ],
    [
      'an unknown key deep down',
      withSites({ ...home, wieght: 1 }, away),
      'spec.hybrid.sites[0].wieght',
      '1',
      /one of site, role/,
    ],
    [
      'at over full',
      withPolicy({ burst: { at: 0.95 } }),
      'spec.hybrid.policy.burst.full',
      '0.9',
      /at least burst.at/,
    ],
    [
      'release not under at',
      withPolicy({ burst: { release: 0.8 } }),
      'spec.hybrid.policy.burst.release',
      '0.8',
      /less than burst.at/,
    ],
    [
      'm over n',
      withPolicy({ failover: { badOf: [4, 3] } }),
      'spec.hybrid.policy.failover.badOf',
      '[4,3]',
      /m at most n/,
    ],
    [
      'one bad observation',
      withPolicy({ failover: { badOf: [1, 3] } }),
      'spec.hybrid.policy.failover.badOf[0]',
      '1',
      /never switches/,
    ],
    [
      'a weight of 1000',
      withSites({ ...home, baseWeight: 1000 }, away),
      'spec.hybrid.sites[0].baseWeight',
      '1000',
      /0 to 999/,
    ],
    [
      'a weight of 0.5',
      withSites({ ...home, baseWeight: 0.5 }, away),
      'spec.hybrid.sites[0].baseWeight',
      '0.5',
      /integer/,
    ],
    [
      'no weight at all',
      withSites({ ...home, baseWeight: 0 }, { ...away, baseWeight: 0 }),
      'spec.hybrid.sites',
      '"every baseWeight is 0"',
      /over 0/,
    ],
    [
      'two homes',
      withSites(home, { ...away, role: 'home' }),
      'spec.hybrid.sites',
      '"2 sites with role home"',
      /exactly one home/,
    ],
    [
      'no home',
      withSites({ ...home, role: 'standby' }, away),
      'spec.hybrid.sites',
      '"0 sites with role home"',
      /exactly one home/,
    ],
    [
      'a site twice',
      withSites(home, away, { ...away, role: 'standby' }),
      'spec.hybrid.sites[2].site',
      '"aws"',
      /only once/,
    ],
    [
      'a switch nobody knows',
      { ...minimal(), traffic: { switch: 'haproxy' } },
      'spec.hybrid.traffic.switch',
      '"haproxy"',
      /alb-rule, route53-failover/,
    ],
    [
      'a rule that is no ARN',
      { ...minimal(), traffic: { ...minimal().traffic, ruleArn: 'x' } },
      'spec.hybrid.traffic.ruleArn',
      '"x"',
      /ARN of a listener rule/,
    ],
    [
      'a site without target group',
      {
        ...minimal(),
        traffic: {
          ...minimal().traffic,
          targetGroups: { onprem: `${GROUP}/1` },
        },
      },
      'spec.hybrid.traffic.targetGroups.aws',
      'missing',
      /target group of site aws/,
    ],
    [
      'a target group of a stranger',
      {
        ...minimal(),
        traffic: {
          ...minimal().traffic,
          targetGroups: {
            ...minimal().traffic.targetGroups,
            gcp: `${GROUP}/9`,
          },
        },
      },
      'spec.hybrid.traffic.targetGroups.gcp',
      `"${GROUP}/9"`,
      /one of the sites onprem, aws/,
    ],
    [
      'one target group for two sites',
      {
        ...minimal(),
        traffic: {
          ...minimal().traffic,
          targetGroups: { onprem: `${GROUP}/1`, aws: `${GROUP}/1` },
        },
      },
      'spec.hybrid.traffic.targetGroups.aws',
      `"${GROUP}/1"`,
      /of its own/,
    ],
    [
      'a writer that is no site',
      { ...minimal(), data: { writer: 'gcp' } },
      'spec.hybrid.data.writer',
      '"gcp"',
      /one of the sites/,
    ],
    [
      'replication to nowhere',
      {
        ...minimal(),
        data: {
          writer: 'aws',
          replication: { kind: 'dump', from: 'aws', to: 'moon' },
        },
      },
      'spec.hybrid.data.replication.to',
      '"moon"',
      /one of the sites/,
    ],
    [
      'replication to itself',
      {
        ...minimal(),
        data: {
          writer: 'aws',
          replication: { kind: 'dump', from: 'aws', to: 'aws' },
        },
      },
      'spec.hybrid.data.replication.to',
      '"aws"',
      /another site/,
    ],
    [
      'an empty queue connection',
      {
        ...minimal(),
        queue: { kind: 'redis-zset', connection: ' ', key: 'k' },
      },
      'spec.hybrid.queue.connection',
      '" "',
      /id of a queue/,
    ],
    [
      'a schedule for a stranger',
      withPolicy({
        schedule: { site: 'gcp', awake: 'Mon-Fri 09:00-18:00 Asia/Seoul' },
      }),
      'spec.hybrid.policy.schedule.site',
      '"gcp"',
      /one of the sites/,
    ],
    [
      'unreadable hours',
      withPolicy({ schedule: { site: 'aws', awake: '9 to 5' } }),
      'spec.hybrid.policy.schedule.awake',
      '"9 to 5"',
      /Mon-Fri 09:00-18:00 Asia\/Seoul/,
    ],
    [
      'a probe that is no URL',
      withSites({ ...home, probeUrl: 'ping' }, away),
      'spec.hybrid.sites[0].probeUrl',
      '"ping"',
      /http\(s\) URL/,
    ],
    [
      'a step of nothing',
      withPolicy({ limits: { maxStep: 0 } }),
      'spec.hybrid.policy.limits.maxStep',
      '0',
      /over 0/,
    ],
    [
      'approvals by nobody',
      withPolicy({ failover: { approvals: 0 } }),
      'spec.hybrid.policy.failover.approvals',
      '0',
      /1 to 5/,
    ],
  ])(
    '%s, with path, value and expectation',
    (_, hybrid, path, value, expected) => {
      const found = problemsOf(hybrid).find(p => p.path === path);
      expect(problemsOf(hybrid).map(p => p.path)).toContain(path);
      expect(found?.value).toBe(value);
      expect(found?.expected).toMatch(expected);
    },
  );
});
