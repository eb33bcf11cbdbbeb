import { cloudSpec } from '../testing/estates';
import {
  itemsOf,
  startTestCluster,
  TestCluster,
} from '../__testUtils__/startTestCluster';

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
    const own = itemsOf(forced.json.metadata.managedFields).find(
      ({ manager }) => String(manager) === 'portal',
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
