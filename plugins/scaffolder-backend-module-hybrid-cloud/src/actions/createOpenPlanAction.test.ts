import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { EventParams } from '@backstage/plugin-events-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { workloadDetail } from '../firstPlan/__testUtils__/workloadDetail';
import { createOpenPlanAction } from './createOpenPlanAction';

const REF = 'component:default/enrol';
const DECISION = {
  kind: 'hold',
  workloadRef: REF,
  at: 0,
  diagnosis: { kind: 'healthy' },
  reasons: [{ code: 'nothing-to-do', params: {} }],
};

describe('hybrid-cloud:plan:open', () => {
  const seen: { url: string; token?: string; body: string }[] = [];
  const published: EventParams[] = [];
  let server: Server;
  let baseUrl: string;

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      let body = '';
      for await (const part of request) body += part;
      const { url = '', headers } = request;
      seen.push({ url, token: headers.authorization, body });
      const answer = url.startsWith('/workloads')
        ? workloadDetail()
        : { plan: { id: 'plan-1' }, decision: DECISION };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answer));
    });
    await new Promise<void>(done => {
      server.listen(0, '127.0.0.1', done);
    });
    const { port } = server.address() as AddressInfo; // a TCP server has an AddressInfo
    baseUrl = `http://127.0.0.1:${port}`;
  });
  afterAll(async () => {
    await new Promise(done => {
      server.close(done);
    });
  });
  beforeEach(() => seen.splice(0));

  async function run(input: object = {}, more: object = {}) {
    const action = createOpenPlanAction({
      auth: mockServices.auth(),
      discovery: {
        getBaseUrl: async () => baseUrl,
        getExternalBaseUrl: async () => baseUrl,
      },
      events: {
        publish: async event => void published.push(event),
        subscribe: async () => {},
      },
    });
    const ctx = {
      ...createMockActionContext({ input: { entityRef: REF, ...input } }),
      getInitiatorCredentials: async () => mockCredentials.user(),
      ...more,
    };
    await action.handler(ctx as Parameters<typeof action.handler>[0]); // the mock context has no input type of its own
    return ctx;
  }

  it('asks for the plan in the name of the person', async () => {
    const ctx = await run();
    expect(ctx.output).toHaveBeenCalledWith('planId', 'plan-1');
    expect(ctx.output).toHaveBeenCalledWith('outcome', 'opened');
    expect(seen.map(({ url }) => url)).toEqual([
      '/workloads/component/default/enrol',
      '/plans',
    ]);
    const token = mockCredentials.service.header({
      onBehalfOf: mockCredentials.user(),
      targetPluginId: 'hybrid-cloud',
    });
    expect(seen[1].token).toBe(token);
    expect(JSON.parse(seen[1].body)).toMatchObject({ workloadRef: REF });
  });

  it('opens no second plan when a task is taken up again', async () => {
    const checkpoint = async () => ({
      outcome: 'opened',
      message: 'as before',
      planId: 'plan-0',
    });
    const ctx = await run({}, { checkpoint });
    expect(ctx.output).toHaveBeenCalledWith('planId', 'plan-0');
    expect(seen).toEqual([]);
  });

  it('asks nobody in a dry run', async () => {
    const ctx = await run({}, { isDryRun: true });
    expect(seen).toEqual([]);
    expect(ctx.output).toHaveBeenCalledWith('outcome', 'not-yet');
  });

  it('refuses what is no entity ref and says what was expected', async () => {
    await expect(run({ entityRef: 'enrol' })).rejects.toThrow(
      /input\.entityRef is 'enrol': expected KIND:NAMESPACE\/NAME/,
    );
  });
});
