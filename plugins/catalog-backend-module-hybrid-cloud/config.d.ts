import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /** Reads the repositories of every entry of `scaffolder.gitRemotes` that is a folder of this machine (`create: true`). */
      hybridCloudGitRemotes?: {
        /** How often, besides at once after a template has pushed. Every 30 s, for at most 2 min, if not said. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
