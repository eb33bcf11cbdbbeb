import { mockApis } from '@backstage/frontend-test-utils';
import { HybridCloudClient } from './HybridCloudClient';
import { toProblem } from './problem';

function build(answer: (url: string, init?: RequestInit) => Response) {
  const asked: { url: string; init?: RequestInit }[] = [];
  const client = new HybridCloudClient({
    discoveryApi: mockApis.discovery({ baseUrl: 'http://portal.test' }),
    fetchApi: {
      fetch: async (input, init) => {
        const url = String(input);
        asked.push({ url, init });
        return answer(url, init);
      },
    },
  });
  return { client, asked };
}

const json = (body: object, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });

describe('HybridCloudClient', () => {
  it('asks for one workload by kind, namespace and name', async () => {
    const { client, asked } = build(() => json({}));
    await client.getWorkload('component:default/course-registration');
    expect(asked[0].url).toBe(
      'http://portal.test/api/hybrid-cloud/workloads/component/default/course-registration',
    );
  });

  it('sends digest and reason with a verdict', async () => {
    const { client, asked } = build(() => json({}));
    await client.approvePlan('p/1', { digest: 'd', reason: 'r' });
    expect(asked.map(next => next.url)).toEqual([
      'http://portal.test/api/hybrid-cloud/plans/p%2F1/approve',
    ]);
    expect(asked[0].init?.body).toBe('{"digest":"d","reason":"r"}');
  });

  it('asks for the release gate and the freezes of one workload', async () => {
    const { client, asked } = build(() => json({}));
    await client.getReleaseGate('component:default/enrol');
    await client.listFreezes({ workloadRef: 'component:default/enrol' });
    expect(asked.map(next => next.url)).toEqual([
      'http://portal.test/api/hybrid-cloud/workloads/component/default/enrol/release-gate',
      'http://portal.test/api/hybrid-cloud/freezes?workloadRef=component%3Adefault%2Fenrol',
    ]);
  });

  it('ends a freeze, which is answered by nothing', async () => {
    const { client, asked } = build(() => new Response(null, { status: 204 }));
    await expect(client.endFreeze('f/1')).resolves.toBeUndefined();
    expect([asked[0].url, asked[0].init?.method]).toEqual([
      'http://portal.test/api/hybrid-cloud/freezes/f%2F1',
      'DELETE',
    ]);
  });

  it.each([
    [400, 'bad-request'],
    [401, 'unauthenticated'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [409, 'conflict'],
    [429, 'throttled'],
    [503, 'server'],
  ])(
    '%d is a problem of kind %s, in the server’s words',
    async (status, kind) => {
      const { client } = build(() =>
        json(
          {
            error: { name: 'ConflictError', message: 'the plan has ended' },
            response: { statusCode: status },
          },
          status,
        ),
      );
      const error = await client.getEstate().catch(caught => caught);
      expect(toProblem(error)).toEqual({ kind, message: 'the plan has ended' });
    },
  );

  it('no answer at all is a problem of its own', () => {
    expect(toProblem(new TypeError('Failed to fetch'))).toEqual({
      kind: 'unreachable',
      message: 'Failed to fetch',
    });
  });
});
