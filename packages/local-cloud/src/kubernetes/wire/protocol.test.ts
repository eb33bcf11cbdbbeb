import { cloudSpec } from '../testing/estates';
import { startTestCluster, TestCluster } from '../testing/startTestCluster';
import { PODS } from '../resources';

const DEPLOYMENT =
  '/apis/apps/v1/namespaces/enrolment/deployments/course-registration';
const HPA =
  '/apis/autoscaling/v2/namespaces/enrolment/horizontalpodautoscalers/course-registration';
const APPLY = 'application/apply-patch+yaml';

let test: TestCluster;
afterEach(() => test.close());

const merge = (path: string, body: unknown) =>
  test.request(path, {
    method: 'PATCH',
    contentType: 'application/merge-patch+json',
    body,
  });

async function watchLines(
  path: string,
): Promise<{ type: string; object: any }[]> {
  const { text } = await test.request(path);
  return text
    .trim()
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line));
}

describe('lists and watches', () => {
  it('410 for a continue token and for a watch whose version is compacted away', async () => {
    test = await startTestCluster();
    const first = await test.request('/api/v1/pods?limit=1');
    const version = first.json.metadata.resourceVersion;
    await merge(`${DEPLOYMENT}/scale`, { spec: { replicas: 4 } });
    test.run(10);
    test.cluster.store.compact();
    const next = await test.request(
      `/api/v1/pods?limit=1&continue=${first.json.metadata.continue}`,
    );
    expect(next.status).toBe(410);
    expect(next.json).toMatchObject({
      kind: 'Status',
      reason: 'Expired',
      code: 410,
    });
    const [event, ...rest] = await watchLines(
      `/api/v1/pods?watch=true&resourceVersion=${version}`,
    );
    expect(rest).toEqual([]);
    expect(event).toEqual({
      type: 'ERROR',
      object: expect.objectContaining({
        kind: 'Status',
        code: 410,
        reason: 'Expired',
        message: `too old resource version: ${version}`,
      }),
    });
  });

  it('410 comes by itself when the bounded history has moved on', async () => {
    test = await startTestCluster({ cluster: { historyLimit: 5 } });
    const { json } = await test.request('/api/v1/nodes');
    for (let i = 0; i < 12; i++)
      await merge('/api/v1/nodes/node-1', {
        metadata: { labels: { turn: String(i) } },
      });
    const [event] = await watchLines(
      `/api/v1/nodes?watch=1&resourceVersion=${json.metadata.resourceVersion}`,
    );
    expect(event).toMatchObject({ type: 'ERROR', object: { code: 410 } });
  });

  it('ends a watch after timeoutSeconds, with a bookmark for those who asked', async () => {
    test = await startTestCluster();
    const before = Date.now();
    const lines = await watchLines(
      '/api/v1/nodes?watch=true&timeoutSeconds=1&allowWatchBookmarks=true',
    );
    expect(Date.now() - before).toBeGreaterThanOrEqual(900);
    expect(lines.map(({ type }) => type)).toEqual([
      'ADDED',
      'ADDED',
      'ADDED',
      'ADDED',
      'BOOKMARK',
    ]);
    expect(lines.at(-1)?.object).toEqual({
      kind: 'Node',
      apiVersion: 'v1',
      metadata: { resourceVersion: String(test.cluster.store.version) },
    });
  });

  it('sendInitialEvents: the state, then a bookmark that marks its end', async () => {
    test = await startTestCluster();
    const lines = await watchLines(
      '/api/v1/nodes?watch=true&timeoutSeconds=1&allowWatchBookmarks=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan',
    );
    expect(lines[4]).toMatchObject({
      type: 'BOOKMARK',
      object: {
        metadata: { annotations: { 'k8s.io/initial-events-end': 'true' } },
      },
    });
  });

  it('an object that leaves the selection of a watch is DELETED for it, one that enters is ADDED', async () => {
    test = await startTestCluster();
    const { json } = await test.request('/api/v1/nodes');
    await merge('/api/v1/nodes/node-1', {
      metadata: { labels: { role: 'reserve' } },
    });
    await merge('/api/v1/nodes/node-3', {
      metadata: { labels: { role: null } },
    });
    const lines = await watchLines(
      `/api/v1/nodes?watch=true&timeoutSeconds=1&labelSelector=role%3Dreserve&resourceVersion=${json.metadata.resourceVersion}`,
    );
    expect(
      lines.map(({ type, object }) => [type, object.metadata.name]),
    ).toEqual([
      ['ADDED', 'node-1'],
      ['DELETED', 'node-3'],
    ]);
  });

  it('resourceVersionMatch=Exact shows an old state, an unborn version is a timeout', async () => {
    test = await startTestCluster();
    const { json } = await test.request('/api/v1/pods');
    await merge(`${DEPLOYMENT}/scale`, { spec: { replicas: 1 } });
    test.run(5);
    const { resourceVersion } = json.metadata;
    const then = await test.request(
      `/api/v1/pods?resourceVersion=${resourceVersion}&resourceVersionMatch=Exact`,
    );
    expect(then.json.items).toEqual(json.items);
    expect((await test.request('/api/v1/pods')).json.items).toHaveLength(1);
    const unborn = await test.request('/api/v1/pods?resourceVersion=99999999');
    expect(unborn.status).toBe(504);
    expect(unborn.json.message).toMatch(/Too large resource version/);
  });

  it('counts what remains, and refuses fields that cannot be selected by', async () => {
    test = await startTestCluster();
    const page = await test.request('/api/v1/nodes?limit=1');
    expect(page.json.metadata.remainingItemCount).toBe(3);
    const bad = await test.request(
      '/api/v1/pods?fieldSelector=spec.colour%3Dred',
    );
    expect(bad.status).toBe(400);
    expect(bad.json.message).toContain(
      'field label not supported: spec.colour',
    );
  });
});

describe('patches', () => {
  it('JSON patch, merge patch and strategic merge patch each do as they say', async () => {
    test = await startTestCluster();
    const json = await test.request(DEPLOYMENT, {
      method: 'PATCH',
      contentType: 'application/json-patch+json',
      body: [
        { op: 'test', path: '/spec/replicas', value: 3 },
        { op: 'replace', path: '/spec/replicas', value: 2 },
        { op: 'add', path: '/metadata/labels/team~1name', value: 'enrolment' },
      ],
    });
    expect(json.json.spec.replicas).toBe(2);
    expect(json.json.metadata.labels).toEqual({
      app: 'course-registration',
      'team/name': 'enrolment',
    });
    const wrong = await test.request(DEPLOYMENT, {
      method: 'PATCH',
      contentType: 'application/json-patch+json',
      body: [{ op: 'test', path: '/spec/replicas', value: 3 }],
    });
    expect(wrong.status).toBe(422);

    const container = {
      name: 'course-registration',
      image: 'registry.local/new:2',
    };
    const strategic = await test.request(DEPLOYMENT, {
      method: 'PATCH',
      contentType: 'application/strategic-merge-patch+json',
      body: {
        spec: {
          template: {
            spec: {
              $setElementOrder: [],
              '$setElementOrder/containers': [{ name: 'course-registration' }],
              containers: [container],
            },
          },
        },
      },
    });
    const [patched] = strategic.json.spec.template.spec.containers;
    expect(patched.image).toBe('registry.local/new:2');
    expect(patched.resources.requests.cpu).toBe('500m');

    const merged = await merge(DEPLOYMENT, {
      spec: { template: { spec: { containers: [container] } } },
    });
    expect(merged.json.spec.template.spec.containers).toEqual([container]);
  });

  it('a write that changes nothing makes no new version; a changed spec raises the generation', async () => {
    test = await startTestCluster();
    const { json: before } = await test.request(DEPLOYMENT);
    const { json: same } = await merge(DEPLOYMENT, { spec: { replicas: 3 } });
    expect(same.metadata.resourceVersion).toBe(before.metadata.resourceVersion);
    const { json: more } = await merge(DEPLOYMENT, {
      spec: { replicas: 4 },
      status: { readyReplicas: 99 },
    });
    expect(more.metadata.generation).toBe(before.metadata.generation + 1);
    expect(more.status.readyReplicas).toBe(3);
    const { json: dry } = await merge(`${DEPLOYMENT}?dryRun=All`, {
      spec: { replicas: 7 },
    });
    expect(dry.spec.replicas).toBe(7);
    expect((await test.request(DEPLOYMENT)).json.spec.replicas).toBe(4);
  });

  it('409 for a patch that names an old version, 415 for a format that is not known, 422 for what is invalid', async () => {
    test = await startTestCluster({ spec: cloudSpec() });
    const old = await merge(DEPLOYMENT, {
      metadata: { resourceVersion: '1' },
      spec: { replicas: 5 },
    });
    expect([old.status, old.json.reason]).toEqual([409, 'Conflict']);
    const odd = await test.request(DEPLOYMENT, {
      method: 'PATCH',
      contentType: 'text/plain',
      body: {},
    });
    expect(odd.status).toBe(415);
    const custom = await test.request(
      '/apis/karpenter.sh/v1/nodepools/default',
      {
        method: 'PATCH',
        contentType: 'application/strategic-merge-patch+json',
        body: {},
      },
    );
    expect(custom.status).toBe(415);
    const negative = await merge(DEPLOYMENT, { spec: { replicas: -1 } });
    expect(negative.json).toMatchObject({
      code: 422,
      reason: 'Invalid',
      message:
        'Deployment.apps "course-registration" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    });
    const selector = await merge(DEPLOYMENT, {
      spec: { selector: { matchLabels: { app: null } } },
    });
    expect(selector.json.message).toContain('field is immutable');
  });
});

describe('server-side apply', () => {
  const apply = (
    minReplicas: number | undefined,
    manager: string,
    force = false,
  ) =>
    test.request(
      `${HPA}?fieldManager=${manager}${force ? '&force=true' : ''}`,
      {
        method: 'PATCH',
        contentType: APPLY,
        body: {
          apiVersion: 'autoscaling/v2',
          kind: 'HorizontalPodAutoscaler',
          metadata: { name: 'course-registration' },
          spec: minReplicas === undefined ? {} : { minReplicas },
        },
      },
    );

  it("conflicts with another manager's field, and takes it over only by force", async () => {
    test = await startTestCluster({ spec: cloudSpec() });
    const refused = await apply(4, 'portal');
    expect(refused.json).toMatchObject({
      code: 409,
      reason: 'Conflict',
      message:
        'Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using autoscaling/v2: .spec.minReplicas',
      details: {
        causes: [
          {
            reason: 'FieldManagerConflict',
            message:
              'conflict with "kubectl-client-side-apply" using autoscaling/v2',
            field: '.spec.minReplicas',
          },
        ],
      },
    });
    const forced = await apply(4, 'portal', true);
    expect(forced.json.spec.minReplicas).toBe(4);
    const own = forced.json.metadata.managedFields.find(
      (entry: { manager: string }) => entry.manager === 'portal',
    );
    expect(own).toMatchObject({
      operation: 'Apply',
      fieldsV1: { 'f:spec': { 'f:minReplicas': {} } },
    });
    // Its own field now: no force needed any more.
    expect((await apply(5, 'portal')).json.spec.minReplicas).toBe(5);
    expect((await apply(6, 'other')).status).toBe(409);
  });

  it('a field that is left out goes when nobody else holds it', async () => {
    test = await startTestCluster({ spec: cloudSpec() });
    await apply(4, 'portal', true);
    const { json } = await apply(undefined, 'portal');
    expect(json.spec.minReplicas).toBeUndefined();
    expect(json.spec.maxReplicas).toBe(12);
  });

  it('cordons a node with a field that nobody held, and needs a field manager', async () => {
    test = await startTestCluster();
    const body = {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: 'node-1' },
      spec: { unschedulable: true },
    };
    const nameless = await test.request('/api/v1/nodes/node-1', {
      method: 'PATCH',
      contentType: APPLY,
      body,
    });
    expect(nameless.json.message).toContain('fieldManager: Required value');
    const path = '/api/v1/nodes/node-1?fieldManager=portal';
    const applied = await test.request(path, {
      method: 'PATCH',
      contentType: APPLY,
      body,
    });
    expect(applied.json.spec.unschedulable).toBe(true);
    const again = await test.request(path, {
      method: 'PATCH',
      contentType: APPLY,
      body,
    });
    expect(again.json.metadata.resourceVersion).toBe(
      applied.json.metadata.resourceVersion,
    );
  });

  it('an ordinary write takes ownership from the one who applied', async () => {
    test = await startTestCluster({ spec: cloudSpec() });
    await apply(4, 'portal', true);
    await merge(`${HPA}?fieldManager=console`, { spec: { minReplicas: 3 } });
    const refused = await apply(4, 'portal');
    expect(refused.json.message).toContain('conflict with "console"');
  });

  it('makes the object when there is none', async () => {
    test = await startTestCluster();
    const made = await test.request(
      '/api/v1/namespaces/enrolment/configmaps/settings?fieldManager=ci',
      {
        method: 'PATCH',
        contentType: APPLY,
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'settings' },
          data: { a: '1' },
        },
      },
    );
    expect([made.status, made.json.data]).toEqual([201, { a: '1' }]);
  });
});

describe('the rest of the API', () => {
  it('discovery names every group, with the metrics API only where there is one', async () => {
    test = await startTestCluster({ spec: cloudSpec() });
    const groups = async () =>
      (await test.request('/apis')).json.groups.map(
        (group: { name: string }) => group.name,
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
    const ready = json.items[0].status.conditions.find(
      ({ type }: { type: string }) => type === 'Ready',
    );
    expect(ready.status).toBe('Unknown');
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
