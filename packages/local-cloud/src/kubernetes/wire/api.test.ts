import { PODS } from '../resources';
import { cloudSpec } from '../testing/estates';
import {
  itemsOf,
  startTestCluster,
  TestCluster,
} from '../__testUtils__/startTestCluster';

let test: TestCluster;
afterEach(() => test.close());

describe('the rest of the API', () => {
  it('discovery names every group, with the metrics API only where there is one', async () => {
    test = await startTestCluster({ spec: cloudSpec() });
    const groups = async () =>
      itemsOf((await test.request('/apis')).json.groups).map(
        group => group.name,
      );
    expect(await groups()).toEqual(
      expect.arrayContaining([
        'apps',
        'autoscaling',
        'karpenter.sh',
        'metrics.k8s.io',
      ]),
    );
    expect((await test.request('/version')).json.gitVersion).toBe('v1.33.4');
    expect((await test.request('/api')).json.versions).toEqual(['v1']);
    const core = await test.request('/api/v1');
    expect(core.json.resources).toContainEqual(
      expect.objectContaining({ name: 'nodes', namespaced: false }),
    );
    test.server.setMetricsApi(false);
    expect(await groups()).not.toContain('metrics.k8s.io');
    expect(
      await test.request('/apis/metrics.k8s.io/v1beta1/nodes'),
    ).toMatchObject({
      status: 404,
      text: '404 page not found\n',
    });
  });

  it('answers what a token may do', async () => {
    test = await startTestCluster();
    const ask = async (token: string, resourceAttributes: object) =>
      (
        await test.request(
          '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
          {
            method: 'POST',
            token,
            body: {
              apiVersion: 'authorization.k8s.io/v1',
              kind: 'SelfSubjectAccessReview',
              spec: { resourceAttributes },
            },
          },
        )
      ).json.status.allowed;
    const pods = { resource: 'pods', namespace: 'enrolment' };
    expect(await ask('reader-token', { ...pods, verb: 'list' })).toBe(true);
    expect(await ask('reader-token', { ...pods, verb: 'delete' })).toBe(false);
    expect(
      await ask('enrolment-token', {
        resource: 'pods',
        namespace: 'campus',
        verb: 'list',
      }),
    ).toBe(false);
  });

  it('faults of the whole API: throttled with Retry-After, broken, tokens refused', async () => {
    test = await startTestCluster();
    const statusOf = async () => (await test.request('/api/v1/nodes')).status;
    test.server.setFault('throttle');
    expect(await statusOf()).toBe(429);
    test.server.setFault('break');
    expect(await statusOf()).toBe(500);
    test.server.setFault('unauthorized');
    expect(await statusOf()).toBe(401);
    test.server.setFault('none');
    expect(await statusOf()).toBe(200);
  });

  it('kinds that no controller moves are there, and empty', async () => {
    test = await startTestCluster();
    for (const path of [
      'batch/v1/jobs',
      'batch/v1/cronjobs',
      'apps/v1/statefulsets',
      'networking.k8s.io/v1/ingresses',
    ]) {
      const { status, json } = await test.request(
        `/apis/${path}?labelSelector=app%3Dx`,
      );
      expect([path, status, json.items]).toEqual([path, 200, []]);
    }
    expect((await test.request('/apis/acme.example/v1/things')).text).toBe(
      '404 page not found\n',
    );
    expect(
      (await test.request('/api/v1/nodes', { method: 'PUT', body: {} })).status,
    ).toBe(404);
  });

  it('a body that is not an object, or of another kind, is refused', async () => {
    test = await startTestCluster();
    const path = '/api/v1/namespaces/enrolment/configmaps';
    const post = (body: unknown) =>
      test.request(path, { method: 'POST', body });
    expect((await post([1])).status).toBe(400);
    expect(
      (await post({ kind: 'Pod', metadata: { name: 'x' } })).json.message,
    ).toMatch(/kind/);
    expect((await post({ metadata: {} })).status).toBe(422);
    const nowhere = await test.request(
      '/api/v1/namespaces/nowhere/configmaps',
      { method: 'POST', body: { metadata: { name: 'x' } } },
    );
    expect(nowhere.json).toMatchObject({
      code: 404,
      message: 'namespaces "nowhere" not found',
    });
  });

  it('refuses connections without power and answers on the same port on its return', async () => {
    test = await startTestCluster();
    test.cluster.setPower(false);
    await expect(test.request('/version')).rejects.toThrow('fetch failed');
    test.cluster.setPower(true);
    let status = 0;
    for (let i = 0; i < 50 && status !== 200; i++) {
      status = await test.request('/version').then(
        answer => answer.status,
        () => 0,
      );
    }
    expect(status).toBe(200);
    const { json } = await test.request('/api/v1/nodes');
    const ready = itemsOf(itemsOf(json.items)[0].status.conditions).find(
      ({ type }) => String(type) === 'Ready',
    );
    expect(ready?.status).toBe('Unknown');
  });

  it('an evicted pod ends and is made again elsewhere', async () => {
    test = await startTestCluster();
    const [pod] = [...test.cluster.store.list(PODS)];
    const path = `/api/v1/namespaces/enrolment/pods/${pod.metadata.name}/eviction`;
    const evicted = await test.request(path, {
      method: 'POST',
      body: { apiVersion: 'policy/v1', kind: 'Eviction' },
    });
    expect(evicted.status).toBe(201);
    test.run(10);
    expect(
      test.cluster.readyPods('enrolment', {}).map(ready => ready.pod),
    ).not.toContain(pod.metadata.name);
  });
});
