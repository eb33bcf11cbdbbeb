import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  RootConfigService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';

const PATH = 'catalog.providers.hybridCloudGitRemotes.schedule';

/**
 * How often git remotes are read.
 *
 * @throws Error that names the path and what was expected.
 */
export function readSchedule(
  config: RootConfigService,
): SchedulerServiceTaskScheduleDefinition {
  const schedule = config.getOptionalConfig(PATH);
  if (!schedule) {
    return {
      frequency: { seconds: 30 },
      timeout: { minutes: 2 },
      scope: 'global',
    };
  }
  try {
    return readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule);
  } catch (error) {
    throw new Error(
      `${PATH} is ${JSON.stringify(
        schedule.get(),
      )}: expected a frequency and a timeout, e.g. { frequency: { seconds: 30 }, timeout: { minutes: 2 } }`,
      { cause: error },
    );
  }
}
