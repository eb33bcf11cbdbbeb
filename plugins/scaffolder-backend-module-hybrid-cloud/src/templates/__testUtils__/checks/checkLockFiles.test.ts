import { checkLockFiles } from './checkLockFiles';

const own = { name: 'a', version: '1', dependencies: { b: '^1.0.0' } };
const b = { version: '1.0.0', integrity: 'sha512-x', dependencies: { c: '*' } };
const c = { version: '2.0.0', integrity: 'sha512-y' };

const findings = (packages: object) =>
  checkLockFiles({
    path: '/nowhere',
    files: new Map([
      ['web/package.json', JSON.stringify(own)],
      ['web/package-lock.json', JSON.stringify({ packages })],
    ]),
  });

describe('checkLockFiles', () => {
  it('accepts a lock file that agrees', () => {
    expect(
      findings({ '': own, 'node_modules/b': b, 'node_modules/c': c }),
    ).toEqual([]);
    expect(
      findings({
        '': own,
        'node_modules/b': b,
        'node_modules/b/node_modules/c': c,
      }),
    ).toEqual([]);
  });

  it.each<[string, object, RegExp]>([
    ['a package too few', { '': own, 'node_modules/b': b }, /c of .*missing/],
    [
      'a package too many',
      {
        '': own,
        'node_modules/b': { ...b, dependencies: {} },
        'node_modules/c': c,
      },
      /node_modules\/c is needed by nobody/,
    ],
    [
      'other dependencies',
      { '': { ...own, dependencies: {} } },
      /dependencies differ/,
    ],
    [
      'an address',
      {
        '': own,
        'node_modules/b': b,
        'node_modules/c': { ...c, resolved: 'https://example.org/c.tgz' },
      },
      /says where it was downloaded/,
    ],
  ])('finds %s', (_, packages, finding) => {
    expect(findings(packages).join('\n')).toMatch(finding);
  });

  it('finds that there is none', () => {
    expect(
      checkLockFiles({
        path: '/nowhere',
        files: new Map([['package.json', '{}']]),
      }),
    ).toEqual(['package.json: no lock file']);
  });
});
