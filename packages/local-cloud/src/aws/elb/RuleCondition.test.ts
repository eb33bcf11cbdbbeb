import { matchesConditions, RuleCondition } from './RuleCondition';

const request = { method: 'GET', host: 'seat-finder.localhost', path: '/a/b' };
const host = (...values: string[]): RuleCondition => ({
  field: 'host-header',
  values,
});
const path = (...values: string[]): RuleCondition => ({
  field: 'path-pattern',
  values,
});

describe('matchesConditions', () => {
  it.each<[string, RuleCondition[], boolean]>([
    ['a host without its port', [host('seat-finder.localhost')], true],
    ['a host in any case', [host('Seat-Finder.LOCALHOST')], true],
    ['another host', [host('seat.localhost')], false],
    ['any of several hosts', [host('x.y', 'seat-finder.localhost')], true],
    ['a star for many characters', [host('*.localhost')], true],
    ['a star for none', [host('seat-finder*.localhost')], true],
    ['a question mark for one character', [path('/?/b')], true],
    ['a question mark not for none', [path('/a/b?')], false],
    ['a dot for a dot only', [host('seatXfinder?localhost')], false],
    ['a path in its own case', [path('/A/*')], false],
    ['the whole path', [path('/a')], false],
    ['stars that must give back', [path('*/*b')], true],
    ['all conditions', [host('seat-finder.localhost'), path('/x')], false],
    ['the method', [{ field: 'http-request-method', values: ['GET'] }], true],
  ])('%s', (_name, conditions, expected) => {
    const asked = { ...request, host: `${request.host}:4585` };
    expect(matchesConditions(conditions, asked)).toBe(expected);
  });

  it('is quick with a pattern of many stars', () => {
    const long = { ...request, path: `/${'a'.repeat(4000)}` };
    const begun = performance.now();
    expect(matchesConditions([path('*a*a*a*a*a*b')], long)).toBe(false);
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
