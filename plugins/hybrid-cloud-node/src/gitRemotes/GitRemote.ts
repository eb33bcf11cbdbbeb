/** A place of plain git repositories that templates may push to: an entry of `scaffolder.gitRemotes`. */
export interface GitRemote {
  /** What templates call it. */
  readonly id: string;
  /** Address of the server's folder or a folder of this machine, without a slash at the end. A repository is BASE/NAME.git. */
  readonly base: string;
  /** The base is a folder of this machine: missing repositories are made in it, and the catalogue reads it. */
  readonly create: boolean;
}
