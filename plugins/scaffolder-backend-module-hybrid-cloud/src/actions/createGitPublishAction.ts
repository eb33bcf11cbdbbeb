import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import {
  createTemplateAction,
  executeShellCommand,
} from '@backstage/plugin-scaffolder-node';
import { GitRemote } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { findRemote } from './findRemote';

const NAME = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Runs one git command in a folder; what it prints goes to the task's log. */
type Git = (args: string[], cwd: string) => Promise<void>;

/**
 * `publish:git-remote`: pushes the workspace as the first commit of a repository on a configured plain git remote.
 * A task that is taken up again after it has pushed does not push twice: the push is a checkpoint.
 */
export function createGitPublishAction(options: {
  readonly remotes: readonly GitRemote[];
}) {
  return createTemplateAction({
    id: 'publish:git-remote',
    description:
      'Pushes the workspace to a repository on a plain git remote that scaffolder.gitRemotes lists',
    supportsDryRun: true,
    schema: {
      input: {
        remote: z =>
          z.string().describe('Id of a remote in scaffolder.gitRemotes'),
        name: z => z.string().describe('Name of the repository, a DNS label'),
        branch: z => z.string().default('main').describe('Branch to push'),
        message: z => z.string().optional().describe('Commit message'),
      },
      output: {
        remoteUrl: z => z.string().describe('Address of the repository'),
      },
    },
    async handler(ctx) {
      const { name, branch = 'main' } = ctx.input;
      const remote = findRemote(options.remotes, ctx.input.remote);
      if (!NAME.test(name)) {
        throw new InputError(
          `input.name is '${name}': expected a DNS label (lower-case letters, digits and dashes, at most 63)`,
        );
      }
      const remoteUrl = `${remote.base}/${name}.git`;
      ctx.output('remoteUrl', remoteUrl);
      if (ctx.isDryRun) {
        ctx.logger.info(`Dry run: would push ${branch} to ${remoteUrl}`);
        return;
      }
      const git: Git = (args, cwd) =>
        executeShellCommand({
          command: 'git',
          args,
          options: { cwd },
          logger: ctx.logger,
        });
      await ctx.checkpoint({
        key: `publish:git-remote:${remoteUrl}:${branch}`,
        fn: async () => {
          await createBareRepository({ remote, remoteUrl, branch, git });
          await commitAndPush({
            git,
            folder: ctx.workspacePath,
            remoteUrl,
            branch,
            message: ctx.input.message ?? `Start ${name}`,
          });
        },
      });
    },
  });
}

async function createBareRepository(options: {
  remote: GitRemote;
  remoteUrl: string;
  branch: string;
  git: Git;
}) {
  const { remote, remoteUrl, branch, git } = options;
  if (remote.create && !existsSync(join(remoteUrl, 'HEAD'))) {
    await git(
      ['init', '--quiet', '--bare', `--initial-branch=${branch}`, remoteUrl],
      '/',
    );
  }
}

async function commitAndPush(options: {
  git: Git;
  folder: string;
  remoteUrl: string;
  branch: string;
  message: string;
}) {
  const { git, folder, remoteUrl, branch, message } = options;
  if (!existsSync(join(folder, '.git'))) {
    await git(['init', '--quiet', `--initial-branch=${branch}`], folder);
  }
  await git(['add', '--all'], folder);
  await git(
    [
      '-c',
      'user.name=Hybrid Cloud Portal',
      '-c',
      'user.email=portal@localhost',
      // Whoever runs the portal may sign theirs, and would be asked for a passphrase.
      '-c',
      'commit.gpgsign=false',
      'commit',
      '--quiet',
      '--allow-empty',
      '-m',
      message,
    ],
    folder,
  );
  await git(
    ['push', '--quiet', remoteUrl, `HEAD:refs/heads/${branch}`],
    folder,
  );
}
