import { cloudSpec } from '../testing/estates';
import {
  itemsOf,
  startTestCluster,
  TestCluster,
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
    const [patched] = itemsOf(strategic.json.spec.template.spec.containers);
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
    expect(more.metadata.generation).toBe(
      Number(before.metadata.generation) + 1,
    );
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
