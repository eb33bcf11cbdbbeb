import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import { GIT_REMOTE_PUSHED_TOPIC } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { GitRemoteEntityProvider } from './GitRemoteEntityProvider';

const component = (name: string) => `
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: ${name} }
spec: { type: service, lifecycle: experimental, owner: group:default/enrolment }
`;
const BROKEN = 'kind: [';

describe('GitRemoteEntityProvider', () => {
  const folder = createMockDirectory();
  const base = () => join(folder.path, 'git');
  const git = (...args: string[]) => execFileSync('git', args);

  beforeEach(() => folder.clear());

  /** Pushes a file, or nothing, to a bare repository as `publish:git-remote` does; others may come with it. */
  function push(
    name: string,
    catalogInfo?: string,
    others: Readonly<Record<string, string>> = {},
  ) {
    const repository = join(base(), `${name}.git`);
    git('init', '--quiet', '--bare', '--initial-branch=main', repository);
    if (catalogInfo === undefined) return;
    const work = join(folder.path, 'work');
    rmSync(work, { recursive: true, force: true });
    git('init', '--quiet', '--initial-branch=main', work);
    writeFileSync(join(work, 'catalog-info.yaml'), catalogInfo);
    for (const [file, content] of Object.entries(others)) {
      writeFileSync(join(work, file), content);
    }
    git('-C', work, 'add', '--all');
    const author = ['-c', 'user.name=T', '-c', 'user.email=t@example.org'];
    git('-C', work, ...author, 'commit', '--quiet', '-m', 'Start');
    git('-C', work, 'push', '--quiet', '--force', repository, 'HEAD:main');
  }

  async function setUp() {
    const applied: EntityProviderMutation[] = [];
    const scheduled: string[] = [];
    const logger = mockServices.logger.mock();
    const told: ((payload: unknown) => Promise<void>)[] = [];
    const provider = new GitRemoteEntityProvider({
      remote: { id: 'local', base: base(), create: true },
      logger,
      events: {
        publish: async () => {},
        subscribe: async ({ topics, onEvent }) => {
          expect(topics).toEqual([GIT_REMOTE_PUSHED_TOPIC]);
          told.push(eventPayload =>
            onEvent({ topic: GIT_REMOTE_PUSHED_TOPIC, eventPayload }),
          );
        },
      },
      schedule: { run: async ({ id }) => void scheduled.push(id) },
    });
    await provider.connect({
      applyMutation: async mutation => void applied.push(mutation),
      refresh: async () => {},
    });
    return { provider, applied, scheduled, told, logger };
  }
  const names = (mutation?: EntityProviderMutation) => {
    const entities =
      mutation?.type === 'full' ? mutation.entities : mutation?.added;
    return entities?.map(({ entity }) => entity.metadata.name);
  };

  it('brings in what was pushed, and says where it is from', async () => {
    push('enrol', component('enrol'));
    const { provider, applied } = await setUp();
    await provider.refresh();
    const location = `git-remote:${base()}/enrol.git`;
    expect(applied).toEqual([
      {
        type: 'full',
        entities: [
          {
            locationKey: 'git-remote:local/enrol.git',
            entity: expect.objectContaining({
              kind: 'Component',
              metadata: {
                name: 'enrol',
                annotations: {
                  'backstage.io/managed-by-location': `${location}#catalog-info.yaml`,
                  'backstage.io/managed-by-origin-location': `${location}#catalog-info.yaml`,
                  'backstage.io/source-location': location,
                },
              },
            }),
          },
        ],
      },
    ]);
  });

  it('looks on a schedule, and at once when told of a push to this remote', async () => {
    push('enrol', component('enrol'));
    const { applied, scheduled, told } = await setUp();
    expect(scheduled).toEqual(['hybrid-cloud-git-remote:local:refresh']);
    await told[0]({ remote: 'another' });
    expect(applied).toEqual([]);
    await told[0]({ remote: 'local' });
    expect(applied.map(names)).toEqual([['enrol']]);
  });

  it('takes a new commit, and lets a deleted repository go', async () => {
    push('enrol', component('enrol'));
    push('seats', component('seats'));
    const { provider, applied } = await setUp();
    await provider.refresh();
    push('enrol', component('enrolment'));
    rmSync(join(base(), 'seats.git'), { recursive: true });
    await provider.refresh();
    expect(applied.map(names)).toEqual([['enrol', 'seats'], ['enrolment']]);
    expect(applied[1].type).toBe('full');
  });

  it('missing is never zero: a folder that is not there takes nothing out of the catalogue', async () => {
    const { provider, applied } = await setUp();
    await provider.refresh();
    expect(applied).toEqual([]);
  });

  it('passes over repositories without a commit or without a catalogue file', async () => {
    push('empty');
    push('enrol', component('enrol'));
    mkdirSync(join(base(), 'folder.git'));
    const { provider, applied, logger } = await setUp();
    await provider.refresh();
    expect(applied.map(names)).toEqual([['enrol']]);
    expect(applied[0].type).toBe('full');
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('a broken file keeps what its repository last said, and the rest goes on', async () => {
    push('enrol', component('enrol'));
    push('seats', component('seats'));
    const { provider, applied, logger } = await setUp();
    await provider.refresh();
    push('enrol', BROKEN);
    push('seats', component('places'));
    await provider.refresh();
    await provider.refresh();
    expect(applied.slice(1).map(names)).toEqual([
      ['enrol', 'places'],
      ['enrol', 'places'],
    ]);
    expect(applied[2].type).toBe('full');
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(/enrol\.git is not read .*YAML error/s),
    );
  });

  it('removes nothing while a repository cannot be read and nothing is known of it', async () => {
    push('enrol', BROKEN);
    push('seats', component('seats'));
    const { provider, applied } = await setUp();
    await provider.refresh();
    expect(applied).toEqual([
      { type: 'delta', added: [expect.anything()], removed: [] },
    ]);
    expect(names(applied[0])).toEqual(['seats']);
  });

  it.each([
    ['no entity', 'kind: Component\n', /has a document that is no entity/],
    [
      'a Location, which could name files of this machine',
      'apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: { name: x }\nspec: { type: file, target: /etc/passwd }\n',
      /has the Location 'x': expected entities themselves/,
    ],
  ])('refuses %s and says so', async (_, text, message) => {
    push('enrol', text);
    const { provider, applied, logger } = await setUp();
    await provider.refresh();
    expect(names(applied[0])).toEqual([]);
    expect(logger.warn).toHaveBeenCalledWith(expect.stringMatching(message));
  });

  const api = (definition: string) => `
apiVersion: backstage.io/v1alpha1
kind: API
metadata: { name: enrol }
spec: { type: openapi, lifecycle: experimental, owner: group:default/enrolment, definition: ${definition} }
`;

  it('puts in the file that an API names as its definition, of the same commit', async () => {
    const file = 'openapi: 3.1.0\n';
    push('enrol', api('{ $text: ./openapi.yaml }'), { 'openapi.yaml': file });
    const { provider, applied } = await setUp();
    await provider.refresh();
    expect(applied[0]).toMatchObject({
      entities: [{ entity: { spec: { definition: file } } }],
    });
  });

  it.each(['openapi', '{ $text: https://example.org/openapi.yaml }'])(
    'leaves the definition %s to the catalogue',
    async definition => {
      push('enrol', api(definition));
      const { provider, applied, logger } = await setUp();
      await provider.refresh();
      expect(names(applied[0])).toEqual(['enrol']);
      expect(logger.warn).not.toHaveBeenCalled();
    },
  );

  it.each([
    ['./nowhere.yaml', /API 'enrol' is \.\/nowhere\.yaml, which is not there/],
    ['../../etc/passwd', /expected a file of the repository/],
    ['/etc/passwd', /expected a file of the repository/],
  ])(
    'refuses an API whose definition is %s, and says so',
    async (named, message) => {
      push('enrol', api(`{ $text: ${named} }`));
      const { provider, applied, logger } = await setUp();
      await provider.refresh();
      expect(names(applied[0])).toEqual([]);
      expect(logger.warn).toHaveBeenCalledWith(expect.stringMatching(message));
    },
  );

  it('gives a name that two repositories claim to one of them, and says to which', async () => {
    push('first', component('enrol'));
    push('second', component('enrol'));
    const { provider, applied, logger } = await setUp();
    await provider.refresh();
    expect(applied[0]).toMatchObject({
      entities: [{ locationKey: 'git-remote:local/first.git' }],
    });
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(
        /second\.git has component:default\/enrol as first/,
      ),
    );
  });
});
