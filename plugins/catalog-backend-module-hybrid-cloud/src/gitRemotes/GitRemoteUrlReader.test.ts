import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import {
  createMockDirectory,
  ServiceFactoryTester,
  mockServices,
} from '@backstage/backend-test-utils';

import { gitRemoteUrl } from './gitRemoteUrl';
import { gitRemoteUrlReaderFactory } from './gitRemoteUrlReaderFactory';
import { pointAtDocs } from './pointAtDocs';

describe('reading git remotes by URL', () => {
  const folder = createMockDirectory();
  const base = join(folder.path, 'git');
  const remote = { id: 'local', base, create: true };
  const git = (...args: string[]) =>
    execFileSync('git', args, { encoding: 'utf8' }).trim();
  let commit: string;

  beforeAll(() => {
    const work = join(folder.path, 'work');
    mkdirSync(join(work, 'docs'), { recursive: true });
    git('init', '--quiet', '--bare', '-b', 'main', join(base, 'enrol.git'));
    git('init', '--quiet', '--bare', '-b', 'main', join(base, 'empty.git'));
    git('init', '--quiet', '-b', 'main', work);
    writeFileSync(join(work, 'mkdocs.yml'), 'site_name: enrol\n');
    writeFileSync(join(work, 'docs/index.md'), '# Enrol\n');
    git('-C', work, 'add', '--all');
    const who = ['-c', 'user.name=T', '-c', 'user.email=t@example.org'];
    git('-C', work, ...who, 'commit', '--quiet', '-m', 'Start');
    git('-C', work, 'push', '--quiet', join(base, 'enrol.git'), 'main');
    commit = git('-C', work, 'rev-parse', 'HEAD');
  });

  /** The reader of a portal that is configured with the remote. */
  async function reader() {
    const config = mockServices.rootConfig({
      data: {
        scaffolder: {
          gitRemotes: [
            remote,
            { id: 'server', base: 'ssh://git@example.org/teams' },
          ],
        },
      },
    });
    const [factory] = await ServiceFactoryTester.from(
      gitRemoteUrlReaderFactory,
    ).getSubject();
    return UrlReaders.create({
      config,
      logger: mockServices.logger.mock(),
      factories: [factory],
    });
  }

  function made(name: string): string {
    mkdirSync(folder.resolve(name));
    return folder.resolve(name);
  }

  it('reads a file of the default branch', async () => {
    const url = 'git-remote://local/enrol.git/docs/index.md';
    const file = await (await reader()).readUrl(url);
    expect(String(await file.buffer())).toBe('# Enrol\n');
    expect(file.etag).toBe(commit);
  });

  it('reads a repository as a tree, whole or a folder of it', async () => {
    const readers = await reader();
    const whole = await readers.readTree('git-remote://local/enrol.git');
    const dir = await whole.dir({ targetDir: made('whole') });
    expect(readFileSync(join(dir, 'docs/index.md'), 'utf8')).toBe('# Enrol\n');
    const part = await readers.readTree('git-remote://local/enrol.git/docs');
    const docs = await part.dir({ targetDir: made('docs') });
    expect(readdirSync(docs)).toEqual(['index.md']);
  });

  it('says that nothing has changed since the commit that is known', async () => {
    await expect(
      (
        await reader()
      ).readTree('git-remote://local/enrol.git', {
        etag: commit,
      }),
    ).rejects.toMatchObject({ name: 'NotModifiedError' });
  });

  it.each([
    ['git-remote://elsewhere/enrol.git', /expected .*\(local\)/],
    ['git-remote://server/enrol.git', /a folder \(local\)/],
    ['git-remote://local/enrol.git/../../etc', /cannot be read/],
    ['git-remote://local/empty.git', /nothing was pushed/],
    ['git-remote://local/enrol.git/absent.md', /is not there/],
  ])('refuses %s', async (url, message) => {
    await expect((await reader()).readUrl(url)).rejects.toThrow(message);
  });

  it.each([
    ['dir:.', 'url:git-remote://local/enrol.git'],
    ['dir:./site/', 'url:git-remote://local/enrol.git/site'],
    ['url:https://example.org/enrol', 'url:https://example.org/enrol'],
  ])('lets TechDocs find %s at %s', (ref, found) => {
    const entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'enrol',
        annotations: { 'backstage.io/techdocs-ref': ref },
      },
    };
    const from = { remote, repository: 'enrol.git' };
    const after = pointAtDocs(entity, from);
    expect(after.metadata.annotations).toEqual({
      'backstage.io/techdocs-ref': found,
    });
    expect(gitRemoteUrl(from)).toBe('git-remote://local/enrol.git');
  });
});
