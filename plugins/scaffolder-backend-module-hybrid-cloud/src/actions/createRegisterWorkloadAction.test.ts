import { Entity } from '@backstage/catalog-model';
import { mockCredentials } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { EventParams } from '@backstage/plugin-events-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { GIT_REMOTE_PUSHED_TOPIC } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { createRegisterWorkloadAction } from './createRegisterWorkloadAction';

const REF = 'component:default/enrol';
const REMOTE_URL = '/srv/git/enrol.git';
const entityFrom = (location: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'enrol',
    namespace: 'default',
    annotations: { 'backstage.io/managed-by-location': location },
  },
});
const PUSHED = entityFrom(`git-remote:${REMOTE_URL}#catalog-info.yaml`);

describe('hybrid-cloud:workload:register', () => {
  /** `answers`: what the catalogue says, look after look; the last one stays. */
  function setUp(answers: readonly (Entity | undefined)[]) {
    const published: EventParams[] = [];
    const askedBy: unknown[] = [];
    const action = createRegisterWorkloadAction({
      remotes: [
        { id: 'local', base: '/srv/git', create: true },
        { id: 'server', base: 'ssh://git@example.org/teams', create: false },
      ],
      catalog: Object.assign(catalogServiceMock({ entities: [] }), {
        getEntityByRef: async (
          _ref: unknown,
          { credentials }: { credentials: unknown },
        ) => {
          askedBy.push(credentials);
          return answers[Math.min(askedBy.length, answers.length) - 1];
        },
      }),
      events: {
        publish: async event => void published.push(event),
        subscribe: async () => {},
      },
    });
    const run = async (input: object = {}, more: object = {}) => {
      const ctx = {
        ...createMockActionContext({
          input: {
            entityRef: REF,
            remote: 'local',
            remoteUrl: REMOTE_URL,
            waitSeconds: 1,
            ...input,
          },
        }),
        getInitiatorCredentials: async () => mockCredentials.user(),
        ...more,
      };
      await action.handler(ctx as Parameters<typeof action.handler>[0]); // the mock context has no input type of its own
      return ctx;
    };
    return { run, published, askedBy };
  }

  it('tells the catalogue of the push, and waits until the person sees the workload', async () => {
    const { run, published, askedBy } = setUp([undefined, PUSHED]);
    const ctx = await run();
    expect(published).toEqual([
      { topic: GIT_REMOTE_PUSHED_TOPIC, eventPayload: { remote: 'local' } },
    ]);
    expect(askedBy).toEqual([mockCredentials.user(), mockCredentials.user()]);
    expect(ctx.output).toHaveBeenCalledWith('entityRef', REF);
  });

  it('waits no longer than it was told, and says what to do then', async () => {
    const { run } = setUp([undefined]);
    await expect(run()).rejects.toThrow(
      /enrol was pushed to \/srv\/git\/enrol\.git, but is not in the catalogue after 1 s\..*look for it there/,
    );
  });

  it('does not take another service of that name for the new one', async () => {
    const { run } = setUp([entityFrom('file:/catalog/enrol.yaml')]);
    await expect(run()).rejects.toThrow(
      /is in the catalogue already, from file:\/catalog\/enrol\.yaml.*another name/,
    );
  });

  it('ends when the task is cancelled', async () => {
    const { run } = setUp([undefined]);
    const signal = AbortSignal.abort(new Error('cancelled'));
    await expect(run({ waitSeconds: 600 }, { signal })).rejects.toThrow(
      'cancelled',
    );
  });

  it('says that the catalogue does not read a server, and fails nothing for that', async () => {
    const { run, published, askedBy } = setUp([undefined]);
    const ctx = await run({ remote: 'server' });
    expect([published, askedBy]).toEqual([[], []]);
    expect(ctx.output).toHaveBeenCalledWith('registered', false);
  });

  it('neither tells nor asks anybody in a dry run', async () => {
    const { run, published, askedBy } = setUp([undefined]);
    const ctx = await run({}, { isDryRun: true });
    expect([published, askedBy]).toEqual([[], []]);
    expect(ctx.output).toHaveBeenCalledWith('entityRef', REF);
  });

  it.each([
    [{ entityRef: 'enrol' }, /input\.entityRef is 'enrol': expected/],
    [
      { remote: 'nowhere' },
      /input\.remote is 'nowhere': expected .*\(local, server\)/,
    ],
  ])('refuses %j and says what was expected', async (input, message) => {
    await expect(setUp([PUSHED]).run(input)).rejects.toThrow(message);
  });
});
