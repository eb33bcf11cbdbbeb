import { createServer, request } from 'node:http';
import { closeServer, listen } from '../dataplane/listen';
import { DeliveryBook } from '../delivery';
import { buildWorld, TEST_START } from '../world/testUtils/buildWorld';
import { ApiSwitches } from './ApiSwitches';
import { createLocalHandler } from './createLocalHandler';
import { FaultBoard } from './FaultBoard';

describe('/_local', () => {
  const { world, cloud } = buildWorld();
  const board = new FaultBoard({
    world,
    apis: new ApiSwitches(cloud),
    usualMetricsDelaySeconds: 30,
  });
  let now = TEST_START;
  const book = new DeliveryBook(() => now);
  const handler = createLocalHandler({ world, board, book, now: () => now });
  const server = createServer((req, res) => {
    if (!handler(req, res)) res.writeHead(418).end();
  });
  let port = 0;
  beforeAll(async () => {
    port = await listen({ server, port: 0 });
  });
  afterAll(() => closeServer(server));

  const url = (path: string) => `http://127.0.0.1:${port}/_local/${path}`;
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(url('faults'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  it('shows the world and the faults in force', async () => {
    now = TEST_START + 5000;
    const set = await post({ fault: 'surge', on: true, workload: 'ticketing' });
    expect(set.status).toBe(200);
    const view = await (await fetch(url('world'))).json();
    expect(view).toMatchObject({ localCloud: true, at: TEST_START + 5000 });
    expect(view.faults).toMatchObject([
      { id: 'surge:ticketing', parameters: { factor: 4 } },
    ]);
    expect(view.workloads.map((each: { name: string }) => each.name)).toEqual([
      'course-registration',
      'campus-portal',
      'ticketing',
      'task-board',
    ]);
  });

  it('lists what was delivered, newest first', async () => {
    for (const repository of ['first', 'second']) {
      book.begin({ repository, commit: 'c0ffee', subject: 'x', steps: [] });
    }
    const { deliveries } = await (await fetch(url('deliveries'))).json();
    expect(deliveries).toMatchObject([
      { repository: 'second', state: 'running' },
      { repository: 'first' },
    ]);
  });

  it('lists every fault with its parameters', async () => {
    const { catalogue } = await (await fetch(url('faults'))).json();
    expect(catalogue).toContainEqual(
      expect.objectContaining({
        fault: 'power',
        parameters: expect.arrayContaining([
          expect.objectContaining({ name: 'site', required: true }),
        ]),
      }),
    );
  });

  it.each([
    [{ fault: 'power', on: true, site: 'moon' }, 'site', 'moon', /onprem/],
    [{ fault: 'flood', on: true }, 'fault', 'flood', /power.*drift/],
    [{ fault: 'power', on: 'yes', site: 'aws' }, 'on', 'yes', /boolean/],
    [
      { fault: 'surge', on: true, workload: 'ticketing', factor: -1 },
      'factor',
      -1,
      />=0/,
    ],
    [{ fault: 'throttle', on: true, api: 's3' }, 'api', 's3', /dms/],
    [{ fault: 'power', on: true }, 'site', null, /onprem/],
  ])('refuses %j, naming field, value and expectation', async (...row) => {
    const [body, field, value, expected] = row;
    const refused = await post(body);
    expect(refused.status).toBe(400);
    const { problems } = await refused.json();
    expect(problems).toEqual([
      { field, value, expected: expect.stringMatching(expected) },
    ]);
  });

  it('refuses what is not JSON and what says it is something else', async () => {
    expect((await post('{')).status).toBe(400);
    expect((await post('{}', { 'content-type': 'text/plain' })).status).toBe(
      400,
    );
  });

  it('is open to pages of this machine and closed to others', async () => {
    const origin = 'http://localhost:3000';
    const preflight = await fetch(url('faults'), {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(origin);
    const foreign = await post(
      { fault: 'power', on: true, site: 'aws' },
      { origin: 'http://example.com' },
    );
    expect(foreign.status).toBe(403);
    const renamed = await new Promise<number | undefined>((resolve, reject) =>
      request(url('world'), { headers: { host: 'evil.example' } }, res => {
        res.resume();
        resolve(res.statusCode);
      })
        .on('error', reject)
        .end(),
    );
    expect(renamed).toBe(403);
    expect(world.premises.powered('aws')).toBe(true);
  });

  it('leaves other paths to the next handler and says 404 for unknown ones of its own', async () => {
    expect((await fetch(url('nothing'))).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${port}/_localish`)).status).toBe(
      418,
    );
  });
});
