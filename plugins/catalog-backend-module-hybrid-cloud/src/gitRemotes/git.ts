import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** More than any catalogue file has; a larger one is refused. */
const MOST_BYTES = 1024 * 1024;
/** More than a repository with its documentation has. */
const MOST_ARCHIVE_BYTES = 256 * 1024 * 1024;
const MOST_MILLISECONDS = 10_000;

/**
 * What git prints, run without a shell and without asking anybody for a password.
 *
 * @throws Error with git's own words.
 */
async function git(args: readonly string[]): Promise<string> {
  const { stdout } = await run('git', [...args], {
    maxBuffer: MOST_BYTES,
    timeout: MOST_MILLISECONDS,
    env: { ...process.env, GIT_TERMINAL_PROMPT: '0' },
  });
  return stdout;
}

/** The commit its default branch is at; undefined while nothing was pushed to that branch. */
export async function readHeadCommit(
  repository: string,
): Promise<string | undefined> {
  try {
    return (
      await git([
        '--git-dir',
        repository,
        'rev-parse',
        '--verify',
        '--quiet',
        'HEAD',
      ])
    ).trim();
  } catch (error) {
    // 1 is "no such commit"; whatever is wrong with the repository itself is 128.
    if (exitCodeOf(error) === 1) return undefined;
    throw error;
  }
}

/** A file as it is in a commit; undefined when the commit has no such file. */
export async function readFileOfCommit(options: {
  readonly repository: string;
  readonly commit: string;
  readonly path: string;
}): Promise<string | undefined> {
  const { repository, commit, path } = options;
  const there = await git([
    '--git-dir',
    repository,
    'ls-tree',
    '--name-only',
    commit,
    '--',
    path,
  ]);
  // Straight from the object store: nothing a repository brings along, such as filters, runs here.
  return there
    ? git(['--git-dir', repository, 'cat-file', 'blob', `${commit}:${path}`])
    : undefined;
}

/** Everything a commit has, as a tar archive. */
export async function archiveOfCommit(options: {
  readonly repository: string;
  readonly commit: string;
}): Promise<Buffer> {
  const { repository, commit } = options;
  const { stdout } = await run(
    'git',
    ['--git-dir', repository, 'archive', '--format=tar', commit],
    {
      encoding: 'buffer',
      maxBuffer: MOST_ARCHIVE_BYTES,
      timeout: MOST_MILLISECONDS,
    },
  );
  return stdout;
}

function exitCodeOf(error: unknown): unknown {
  return typeof error === 'object' && error && 'code' in error
    ? error.code
    : undefined;
}
