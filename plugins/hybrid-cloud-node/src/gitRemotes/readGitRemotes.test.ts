import { mockServices } from '@backstage/backend-test-utils';
import { readGitRemotes } from './readGitRemotes';

const read = (...gitRemotes: { [key: string]: string | boolean }[]) =>
  readGitRemotes(
    mockServices.rootConfig({ data: { scaffolder: { gitRemotes } } }),
  );

describe('readGitRemotes', () => {
  it('has none where none are configured', () => {
    expect(readGitRemotes(mockServices.rootConfig({ data: {} }))).toEqual([]);
  });

  it('takes the slash off a base', () => {
    expect(read({ id: 'local', base: '/srv/git/', create: true })).toEqual([
      { id: 'local', base: '/srv/git', create: true },
    ]);
  });

  it.each([
    [
      [{ id: 'a', base: 'git/here', create: true }],
      /gitRemotes\[0\]\.create is true while base is 'git\/here': expected an absolute folder/,
    ],
    [
      [{ id: 'a', base: 'https://me:secret@git.example.org/teams' }],
      /gitRemotes\[0\]\.base carries a password: expected/,
    ],
    [
      [
        { id: 'a', base: '/srv/one' },
        { id: 'a', base: '/srv/two' },
      ],
      /gitRemotes\[1\]\.id is 'a': expected an id that no other remote has/,
    ],
  ])('refuses %j and says what was expected', (remotes, message) => {
    expect(() => read(...remotes)).toThrow(message);
  });
});
