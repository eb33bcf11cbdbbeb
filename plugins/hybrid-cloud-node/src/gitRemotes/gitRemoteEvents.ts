/** Topic on which is said that a template has pushed to a plain git remote, so that the catalogue reads it at once. */
export const GIT_REMOTE_PUSHED_TOPIC = 'hybrid-cloud.git-remote.pushed';

/** What is said on `GIT_REMOTE_PUSHED_TOPIC`. */
export interface GitRemotePushed {
  /** Id in `scaffolder.gitRemotes`. */
  readonly remote: string;
}
