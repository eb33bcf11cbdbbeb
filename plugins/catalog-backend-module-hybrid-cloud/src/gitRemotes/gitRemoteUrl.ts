import { GitRemote } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';

export const GIT_REMOTE_PROTOCOL = 'git-remote:';

/** The address by which a reader of URLs finds a repository of a remote: `git-remote://local/enrol.git/docs`. */
export function gitRemoteUrl(options: {
  readonly remote: GitRemote;
  /** Folder name of the bare repository. */
  readonly repository: string;
  /** Within the repository; without one, all of it. */
  readonly path?: string;
}): string {
  const { remote, repository, path = '' } = options;
  const within = path.replace(/^(\.?\/)+|^\.$/, '').replace(/\/+$/, '');
  return `${GIT_REMOTE_PROTOCOL}//${remote.id}/${repository}${
    within && `/${within}`
  }`;
}

/** A repository of a remote that is a folder of this machine, and a path within it. */
export interface GitRemotePlace {
  readonly repository: string;
  readonly path: string;
}

/**
 * What such an address means here.
 *
 * @throws Error for a remote that is not configured, and for what is no repository in it.
 */
export function readGitRemoteUrl(
  url: string,
  remotes: readonly GitRemote[],
): GitRemotePlace {
  const [, id, name, path = ''] =
    /^git-remote:\/\/([^/]+)\/([a-z0-9][-a-z0-9]*\.git)(?:\/(.*))?$/.exec(
      url,
    ) ?? [];
  const remote = remotes.find(one => one.create && one.id === id);
  if (!remote || !name || path.split('/').includes('..')) {
    const known = remotes.filter(one => one.create).map(one => one.id);
    throw new Error(
      `${url} cannot be read: expected git-remote://REMOTE/NAME.git/PATH with a remote of scaffolder.gitRemotes that is a folder (${
        known.join(', ') || 'none'
      })`,
    );
  }
  return { repository: `${remote.base}/${name}`, path };
}
