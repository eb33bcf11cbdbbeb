import {
  startTestCluster,
  TestCluster,
  WireJson,
} from '../__testUtils__/startTestCluster';

const DEPLOYMENT =
  '/apis/apps/v1/namespaces/enrolment/deployments/course-registration';

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
): Promise<{ type: string; object: WireJson }[]> {
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
    const before = performance.now();
    const lines = await watchLines(
      '/api/v1/nodes?watch=true&timeoutSeconds=1&allowWatchBookmarks=true',
    );
    expect(performance.now() - before).toBeGreaterThanOrEqual(900);
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
