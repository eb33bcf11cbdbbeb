import { mockServices } from '@backstage/backend-test-utils';
import { readSchedule } from './readSchedule';

const read = (schedule?: { [key: string]: { [unit: string]: number } }) =>
  readSchedule(
    mockServices.rootConfig({
      data: {
        catalog: {
          providers: schedule ? { hybridCloudGitRemotes: { schedule } } : {},
        },
      },
    }),
  );

describe('readSchedule', () => {
  it('is every 30 s when nothing is said', () => {
    expect(read()).toMatchObject({ frequency: { seconds: 30 } });
  });

  it('takes what is said', () => {
    expect(
      read({ frequency: { minutes: 5 }, timeout: { minutes: 1 } }),
    ).toMatchObject({ frequency: { minutes: 5 }, timeout: { minutes: 1 } });
  });

  it('names the path, the value and what was expected', () => {
    expect(() => read({ frequency: { minutes: 5 } })).toThrow(
      /^catalog\.providers\.hybridCloudGitRemotes\.schedule is \{"frequency":.*\}: expected a frequency and a timeout/,
    );
  });
});
