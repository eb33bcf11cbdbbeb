export interface Config {
  scaffolder?: {
    /** Plain git servers (or folders of bare repositories) that templates may push to, besides GitHub. */
    gitRemotes?: Array<{
      /** What templates call it. */
      id: string;
      /** Where repositories live, e.g. `ssh://git@git.example.org/teams` or a folder. A repository is BASE/NAME.git. */
      base: string;
      /** Make a missing repository with `git init --bare`. Only for a base that is a folder of this machine. */
      create?: boolean;
    }>;
  };
}
