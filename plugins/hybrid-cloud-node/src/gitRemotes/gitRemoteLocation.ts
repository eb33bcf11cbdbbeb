/** Type of the location of catalogue entities that came from a plain git remote. */
export const GIT_REMOTE_LOCATION_TYPE = 'git-remote';

/** Where a repository of a plain git remote is, as catalogue annotations say it: `git-remote:/srv/git/enrol.git`. */
export function gitRemoteLocation(options: {
  /** Address git reads it by. */
  readonly repository: string;
  /** A file of its default branch; without one the repository as a whole. */
  readonly path?: string;
}): string {
  const { repository, path } = options;
  return `${GIT_REMOTE_LOCATION_TYPE}:${repository}${path ? `#${path}` : ''}`;
}
