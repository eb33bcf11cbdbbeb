import { HybridCloudApiError, HybridCloudHttpClient } from '.';

describe('HybridCloudHttpClient', () => {
  const asked: Request[] = [];
  let answer = () => Response.json({});
  const client = new HybridCloudHttpClient({
    baseUrl: 'http://portal.invalid/api/hybrid-cloud',
    fetch: async request => {
      asked.push(request);
      return answer();
    },
  });
  beforeEach(() => {
    asked.length = 0;
    answer = () => Response.json({});
  });
  const path = () => asked[0].url.replace('http://portal.invalid', '');

  it('puts entity refs into the path, encoded', async () => {
    const ref = { kind: 'component', namespace: 'default', name: 'a/b' };
    await client.getHistory(ref, { maxPoints: 10 });
    expect(path()).toBe(
      '/api/hybrid-cloud/workloads/component/default/a%2Fb/history?maxPoints=10',
    );
  });

  it('repeats a parameter with several values', async () => {
    await client.listPlans({ state: ['approved', 'executing'] });
    expect(path()).toBe(
      '/api/hybrid-cloud/plans?state=approved&state=executing',
    );
  });

  it('sends the digest that was shown', async () => {
    await client.approvePlan('1', { digest: 'abc', reason: 'go' });
    expect(asked[0].method).toBe('POST');
    expect(await asked[0].json()).toEqual({ digest: 'abc', reason: 'go' });
  });

  it('asks for the gate of one workload, and ends a freeze that answers nothing', async () => {
    const ref = { kind: 'component', namespace: 'default', name: 'enrol' };
    await client.getReleaseGate(ref);
    answer = () => new Response(null, { status: 204 });
    await expect(client.endFreeze('f1')).resolves.toBeUndefined();
    expect(asked.map(({ method, url }) => [method, url])).toEqual([
      [
        'GET',
        'http://portal.invalid/api/hybrid-cloud/workloads/component/default/enrol/release-gate',
      ],
      ['DELETE', 'http://portal.invalid/api/hybrid-cloud/freezes/f1'],
    ]);
  });

  it('throws what the other side said, with its status', async () => {
    answer = () =>
      Response.json(
        { error: { name: 'ConflictError', message: 'it is expired' } },
        { status: 409 },
      );
    const refused = client.cancelPlan('1');
    await expect(refused).rejects.toThrow('it is expired');
    await expect(refused).rejects.toMatchObject({ status: 409 });
    await expect(refused).rejects.toBeInstanceOf(HybridCloudApiError);
  });

  it('throws the status when the answer is not in the shape of an error', async () => {
    answer = () => new Response('bad gateway', { status: 502 });
    await expect(client.getEstate()).rejects.toThrow('502');
  });
});
