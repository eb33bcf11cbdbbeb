import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { createGitPublishAction } from './createGitPublishAction';

describe('publish:git-remote', () => {
  const folder = createMockDirectory();
  const git = (...args: string[]) =>
    execFileSync('git', args, { encoding: 'utf8' }).trim();

  function setUp() {
    folder.clear();
    const workspacePath = join(folder.path, 'workspace');
    const base = join(folder.path, 'remotes');
    mkdirSync(workspacePath);
    mkdirSync(base);
    writeFileSync(join(workspacePath, 'README.md'), '# enrol\n');
    const action = createGitPublishAction({
      remotes: [{ id: 'local', base, create: true }],
    });
    return { workspacePath, base, action };
  }
  type Input = Parameters<
    ReturnType<typeof createGitPublishAction>['handler']
  >[0]['input'];
  const context = (workspacePath: string, input: Input, isDryRun = false) => ({
    ...createMockActionContext({ workspacePath, input }),
    isDryRun,
  });

  it('pushes the workspace to a new bare repository', async () => {
    const { workspacePath, base, action } = setUp();
    const ctx = context(workspacePath, {
      remote: 'local',
      name: 'enrol',
      branch: 'main',
    });
    await action.handler(ctx as Parameters<typeof action.handler>[0]); // the mock context has no input type of its own
    const repository = join(base, 'enrol.git');
    expect(git('-C', repository, 'ls-tree', '--name-only', 'main')).toBe(
      'README.md',
    );
    expect(ctx.output).toHaveBeenCalledWith('remoteUrl', repository);
  });

  it('pushes nothing in a dry run', async () => {
    const { workspacePath, base, action } = setUp();
    const ctx = context(
      workspacePath,
      { remote: 'local', name: 'enrol', branch: 'main' },
      true,
    );
    await action.handler(ctx as Parameters<typeof action.handler>[0]);
    expect(() => git('-C', join(base, 'enrol.git'), 'status')).toThrow();
  });

  it.each([
    ['nowhere', 'enrol', /input\.remote is 'nowhere': .*\(local\)/],
    [
      'local',
      '../escape',
      /input\.name is '\.\.\/escape': expected a DNS label/,
    ],
  ])(
    'refuses %s/%s and says what was expected',
    async (remote, name, message) => {
      const { workspacePath, action } = setUp();
      const ctx = context(workspacePath, { remote, name, branch: 'main' });
      await expect(
        action.handler(ctx as Parameters<typeof action.handler>[0]),
      ).rejects.toThrow(message);
    },
  );
});
