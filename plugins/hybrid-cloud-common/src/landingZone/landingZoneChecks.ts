import { SpecProblem } from '../api';
import { formatPath, formatValue } from '../policy/toProblems';
import { LandingZone } from './LandingZoneSchema';

const AWS = 'aws';
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

const problem = (
  path: readonly PropertyKey[],
  value: unknown,
  expected: string,
): SpecProblem => ({
  path: formatPath(path, 'spec.landingZone'),
  value: formatValue(value),
  expected,
});

function toNumber(address: string): number {
  return address
    .split('.')
    .reduce((number, part) => number * 256 + Number(part), 0);
}

const isAddress = (text: string) =>
  text.split('.').every(part => Number(part) <= 255);

/** Whether the range has the address, given as text; both IPv4. */
function contains(range: string, address: string): boolean {
  const [base, bits] = range.split('/');
  const size = 2 ** (32 - Number(bits));
  return (
    Math.floor(toNumber(base) / size) === Math.floor(toNumber(address) / size)
  );
}

const isPrivate = (address: string) =>
  isAddress(address) && PRIVATE.some(range => contains(range, address));

function homeProblems(zone: LandingZone): readonly SpecProblem[] {
  const problems: SpecProblem[] = [];
  if (zone.home === AWS)
    problems.push(
      problem(['home'], AWS, 'the site that is not aws: aws is the other one'),
    );
  if (!isPrivate(zone.homeCidr.split('/')[0]))
    problems.push(
      problem(
        ['homeCidr'],
        zone.homeCidr,
        'a private range: a balancer reaches its ip targets only there',
      ),
    );
  zone.homeNodes.forEach((address, index) => {
    if (!isAddress(address) || !contains(zone.homeCidr, address))
      problems.push(
        problem(
          ['homeNodes', index],
          address,
          `an address within homeCidr, which is ${zone.homeCidr}`,
        ),
      );
  });
  return problems;
}

function accountProblems(zone: LandingZone): readonly SpecProblem[] {
  const [, , , region, account] = zone.listenerArn.split(':');
  return region === zone.region && account === zone.accountId
    ? []
    : [
        problem(
          ['listenerArn'],
          zone.listenerArn,
          `a listener in account ${zone.accountId}, region ${zone.region}`,
        ),
      ];
}

function probeProblems(zone: LandingZone): readonly SpecProblem[] {
  const sites = [...new Set([zone.home, AWS])];
  const absent = sites
    .filter(site => zone.probeUrls[site] === undefined)
    .map(site =>
      problem(
        ['probeUrls', site],
        undefined,
        `the address that reaches ${site} past the weights`,
      ),
    );
  const strangers = Object.entries(zone.probeUrls)
    .filter(([site]) => !sites.includes(site))
    .map(([site, url]) =>
      problem(['probeUrls', site], url, `one of the sites ${sites.join(', ')}`),
    );
  return [...absent, ...strangers];
}

/** Rules that no single field can show. Run when every field is right by itself. */
export function landingZoneChecks(zone: LandingZone): readonly SpecProblem[] {
  return [
    ...homeProblems(zone),
    ...accountProblems(zone),
    ...probeProblems(zone),
  ];
}
