import { SpecProblem } from '../api';
import { HybridSpec } from './HybridSpecSchema';
import { formatPath, formatValue } from './toProblems';

type Problem = (
  path: readonly PropertyKey[],
  value: unknown,
  expected: string,
) => SpecProblem;

const problem: Problem = (path, value, expected) => ({
  path: formatPath(path),
  value: formatValue(value),
  expected,
});

function siteProblems(spec: HybridSpec): readonly SpecProblem[] {
  const problems: SpecProblem[] = [];
  const homes = spec.sites.filter(s => s.role === 'home').length;
  if (homes !== 1)
    problems.push(
      problem(['sites'], `${homes} sites with role home`, 'exactly one home'),
    );
  spec.sites.forEach(({ site }, index) => {
    if (spec.sites.findIndex(s => s.site === site) !== index)
      problems.push(
        problem(['sites', index, 'site'], site, 'each site only once'),
      );
  });
  if (spec.sites.every(s => s.baseWeight === 0))
    problems.push(
      problem(
        ['sites'],
        'every baseWeight is 0',
        'at least one site with a baseWeight over 0',
      ),
    );
  return problems;
}

function trafficProblems(spec: HybridSpec): readonly SpecProblem[] {
  const { traffic } = spec;
  if (traffic?.switch !== 'alb-rule') return [];
  const sites = spec.sites.map(s => s.site);
  const at = ['traffic', 'targetGroups'];
  const groups = Object.entries(traffic.targetGroups);
  const absent = sites
    .filter(site => !traffic.targetGroups[site])
    .map(site =>
      problem([...at, site], undefined, `the target group of site ${site}`),
    );
  const strangers = groups
    .filter(([site]) => !sites.includes(site))
    .map(([site, arn]) =>
      problem([...at, site], arn, `one of the sites ${sites.join(', ')}`),
    );
  const repeated = groups
    .filter(([, arn], i) => groups.findIndex(([, a]) => a === arn) !== i)
    .map(([site, arn]) =>
      problem([...at, site], arn, 'a target group of its own for each site'),
    );
  return [...absent, ...strangers, ...repeated];
}

function namedSites(spec: HybridSpec): readonly SpecProblem[] {
  const sites = spec.sites.map(s => s.site);
  const { data, policy } = spec;
  const replication = data?.replication;
  const named: readonly (readonly [readonly string[], string | undefined])[] = [
    [['data', 'writer'], data?.writer],
    [['data', 'replication', 'from'], replication?.from],
    [['data', 'replication', 'to'], replication?.to],
    [['policy', 'schedule', 'site'], policy.schedule?.site],
  ];
  const unknown = named
    .filter(([, site]) => site !== undefined && !sites.includes(site))
    .map(([path, site]) =>
      problem(path, site, `one of the sites ${sites.join(', ')}`),
    );
  const circular =
    replication && replication.from === replication.to
      ? [
          problem(
            ['data', 'replication', 'to'],
            replication.to,
            `another site than ${replication.from}, where it comes from`,
          ),
        ]
      : [];
  return [...unknown, ...circular];
}

function thresholdProblems(spec: HybridSpec): readonly SpecProblem[] {
  const { burst, failover } = spec.policy;
  const problems: SpecProblem[] = [];
  if (burst.full < burst.at)
    problems.push(
      problem(
        ['policy', 'burst', 'full'],
        burst.full,
        `at least burst.at, which is ${burst.at}`,
      ),
    );
  if (burst.release >= burst.at)
    problems.push(
      problem(
        ['policy', 'burst', 'release'],
        burst.release,
        `less than burst.at, which is ${burst.at}`,
      ),
    );
  const [m, n] = failover.badOf;
  if (m > n)
    problems.push(
      problem(
        ['policy', 'failover', 'badOf'],
        failover.badOf,
        `[m, n] with m at most n: ${m} bad of the last ${n} can never be`,
      ),
    );
  return problems;
}

/** Rules that no single field can show. Run when every field is right by itself. */
export function crossChecks(spec: HybridSpec): readonly SpecProblem[] {
  return [
    ...siteProblems(spec),
    ...trafficProblems(spec),
    ...namedSites(spec),
    ...thresholdProblems(spec),
  ];
}
