import {
  ADD,
  ApiException,
  makeInformer,
  Metrics,
  PatchStrategy,
  setHeaderOptions,
  V1Node,
  V1Pod,
} from '@kubernetes/client-node';
import { cloudSpec } from '../testing/estates';
import {
  startTestCluster,
  TestCluster,
} from '../__testUtils__/startTestCluster';

const APP = { namespace: 'enrolment', name: 'course-registration' };

let test: TestCluster;
afterEach(() => test.close());

async function refusal(
  call: Promise<unknown>,
): Promise<{ code: number; status: Record<string, unknown> }> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof ApiException)) throw error;
    return { code: error.code, status: JSON.parse(error.body ?? '{}') };
  }
  throw new Error('was not refused');
}

function using(strategy: string) {
  return setHeaderOptions('Content-Type', strategy);
}

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !holds(); i++)
    await new Promise(resolve => setTimeout(resolve, 10));
  expect(holds()).toBe(true);
}

describe('@kubernetes/client-node', () => {
  it('lists nodes and pods, by label and by field', async () => {
    test = await startTestCluster();
    const nodes = await test.core().listNode();
    expect(nodes.items.map(node => node.metadata?.name)).toEqual([
      'node-1',
      'node-2',
      'node-3',
      'node-monitoring',
    ]);
    expect(nodes.items[2].spec?.unschedulable).toBe(true);
    expect(nodes.items[0].status?.allocatable).toEqual({
      cpu: '2',
      memory: '4Gi',
      pods: '20',
    });
    const reserve = await test
      .core()
      .listNode({ labelSelector: 'role in (reserve),role!=monitoring' });
    expect(reserve.items.map(node => node.metadata?.name)).toEqual(['node-3']);
    const pods = await test.core().listNamespacedPod({
      namespace: 'enrolment',
      fieldSelector: 'spec.nodeName=node-1',
    });
    expect(pods.items.length).toBeGreaterThan(0);
    expect(pods.items.every(pod => pod.spec?.nodeName === 'node-1')).toBe(true);
    const elsewhere = await test
      .core()
      .listNamespacedPod({ namespace: 'default' });
    expect(elsewhere.items).toEqual([]);
  });

  it('pages one by one through one consistent state', async () => {
    test = await startTestCluster();
    const before = await test.core().listPodForAllNamespaces();
    const names: (string | undefined)[] = [];
    let token: string | undefined;
    let pages = 0;
    do {
      const page = await test
        .core()
        .listPodForAllNamespaces({ limit: 1, _continue: token });
      names.push(...page.items.map(pod => pod.metadata?.name));
      expect(page.metadata?.resourceVersion).toBe(
        before.metadata?.resourceVersion,
      );
      token = page.metadata?._continue;
      // Pods come and go meanwhile; the pages go on showing the state in which they began.
      await test
        .apps()
        .patchNamespacedDeploymentScale(
          { ...APP, body: { spec: { replicas: 4 + pages } } },
          using(PatchStrategy.MergePatch),
        );
      test.run(1);
      pages++;
    } while (token);
    expect(pages).toBe(3);
    expect(names).toEqual(before.items.map(pod => pod.metadata?.name));
  });

  it('watches: what happened since the list, then what happens, then a bookmark', async () => {
    test = await startTestCluster({ server: { bookmarkSeconds: 0.05 } });
    const list = await test.core().listNode();
    const cordon = (unschedulable: boolean) =>
      test
        .core()
        .patchNode(
          { name: 'node-1', body: { spec: { unschedulable } } },
          using(PatchStrategy.StrategicMergePatch),
        );
    await cordon(true);
    const seen: [string, boolean | undefined][] = [];
    let bookmark: string | undefined;
    const controller = await test.watch().watch(
      '/api/v1/nodes',
      {
        resourceVersion: list.metadata?.resourceVersion,
        allowWatchBookmarks: true,
      },
      (type, object: V1Node) => {
        if (type === 'BOOKMARK') bookmark = object.metadata?.resourceVersion;
        else seen.push([type, object.spec?.unschedulable]);
      },
      () => {},
    );
    await until(() => seen.length === 1);
    await cordon(false);
    await until(
      () =>
        seen.length === 2 && bookmark === String(test.cluster.store.version),
    );
    expect(seen).toEqual([
      ['MODIFIED', true],
      ['MODIFIED', false],
    ]);
    controller.abort();
  });

  it('keeps an informer current through a loss of power', async () => {
    test = await startTestCluster();
    const informer = makeInformer<V1Pod>(
      test.config(),
      '/api/v1/namespaces/enrolment/pods',
      () => test.core().listNamespacedPod({ namespace: 'enrolment' }),
    );
    const errors: unknown[] = [];
    informer.on('error', error => errors.push(error));
    let added = 0;
    informer.on(ADD, () => added++);
    await informer.start();
    await until(() => added === 3);
    await test
      .apps()
      .patchNamespacedDeploymentScale(
        { ...APP, body: { spec: { replicas: 4 } } },
        using(PatchStrategy.MergePatch),
      );
    test.run(1);
    await until(() => added === 4);

    test.cluster.setPower(false);
    await until(() => errors.length > 0);
    await expect(test.core().listNode()).rejects.toThrow(
      /ECONNREFUSED|fetch failed|request to/,
    );
    test.cluster.setPower(true);
    test.run(40);
    await until(() => test.cluster.readyPods('enrolment', {}).length === 4);
    await informer.start();
    await until(() => informer.list('enrolment').filter(isReady).length === 4);
    await informer.stop();
  });

  it('scales through /scale, with 409 for an old version', async () => {
    test = await startTestCluster();
    const scale = await test.apps().readNamespacedDeploymentScale(APP);
    expect(scale).toMatchObject({
      spec: { replicas: 3 },
      status: { replicas: 3, selector: 'app=course-registration' },
    });
    const body = { ...scale, spec: { replicas: 5 } };
    await test.apps().replaceNamespacedDeploymentScale({ ...APP, body });
    const late = await refusal(
      test.apps().replaceNamespacedDeploymentScale({ ...APP, body }),
    );
    expect(late.code).toBe(409);
    expect(late.status).toMatchObject({
      reason: 'Conflict',
      message:
        'Operation cannot be fulfilled on deployments.apps "course-registration": the object has been modified; please apply your changes to the latest version and try again',
    });
    test.run(10);
    expect(
      test.cluster.readyPods('enrolment', { app: 'course-registration' }),
    ).toHaveLength(5);
  });

  it('reads an autoscaler and raises its minReplicas', async () => {
    test = await startTestCluster({ spec: cloudSpec() });
    const hpa = await test
      .autoscaling()
      .readNamespacedHorizontalPodAutoscaler(APP);
    expect(hpa.spec).toMatchObject({ minReplicas: 2, maxReplicas: 12 });
    await test
      .autoscaling()
      .patchNamespacedHorizontalPodAutoscaler(
        { ...APP, body: { spec: { minReplicas: 4 } } },
        using(PatchStrategy.MergePatch),
      );
    test.run(10);
    expect(
      (await test.apps().readNamespacedDeployment(APP)).status?.readyReplicas,
    ).toBe(4);
    const high = await refusal(
      test
        .autoscaling()
        .patchNamespacedHorizontalPodAutoscaler(
          { ...APP, body: { spec: { minReplicas: 40 } } },
          using(PatchStrategy.MergePatch),
        ),
    );
    expect(high.code).toBe(422);
    expect(high.status.message).toBe(
      'HorizontalPodAutoscaler.autoscaling "course-registration" is invalid: spec.maxReplicas: Invalid value: 12: must be greater than or equal to `minReplicas`',
    );
  });

  it('reads metrics of nodes and pods once a window is full', async () => {
    test = await startTestCluster();
    const metrics = new Metrics(test.config());
    expect((await metrics.getPodMetrics('enrolment')).items).toEqual([]);
    test.cluster.setDemand({
      namespace: APP.namespace,
      deployment: APP.name,
      cores: 0.9,
      bytes: 3 * 2 ** 28,
    });
    test.run(30);
    const pods = await metrics.getPodMetrics('enrolment');
    expect(pods.items).toHaveLength(3);
    expect(pods.items[0]).toMatchObject({
      window: '15s',
      containers: [
        {
          name: 'course-registration',
          usage: { cpu: '300000000n', memory: '262144Ki' },
        },
      ],
    });
    const nodes = await metrics.getNodeMetrics();
    const monitoring = nodes.items.find(
      node => node.metadata.name === 'node-monitoring',
    );
    expect(monitoring?.usage).toEqual({ cpu: '60000000n', memory: '524288Ki' });
  });

  it('creates, reads and deletes', async () => {
    test = await startTestCluster();
    const body = { metadata: { name: 'settings' }, data: { a: '1' } };
    await test
      .core()
      .createNamespacedConfigMap({ namespace: 'enrolment', body });
    expect(
      (
        await test
          .core()
          .readNamespacedConfigMap({ namespace: 'enrolment', name: 'settings' })
      ).data,
    ).toEqual({ a: '1' });
    const twice = await refusal(
      test.core().createNamespacedConfigMap({ namespace: 'enrolment', body }),
    );
    expect(twice).toMatchObject({
      code: 409,
      status: {
        reason: 'AlreadyExists',
        message: 'configmaps "settings" already exists',
      },
    });
    await test
      .core()
      .deleteNamespacedConfigMap({ namespace: 'enrolment', name: 'settings' });
    const gone = await refusal(
      test
        .core()
        .readNamespacedConfigMap({ namespace: 'enrolment', name: 'settings' }),
    );
    expect(gone).toMatchObject({
      code: 404,
      status: {
        kind: 'Status',
        status: 'Failure',
        reason: 'NotFound',
        message: 'configmaps "settings" not found',
      },
    });
  });

  it('401 without a token it knows, 403 in the words of the API server for what a token may not', async () => {
    test = await startTestCluster();
    // The client keeps no body of a 401.
    expect((await refusal(test.core('wrong').listNode())).code).toBe(401);
    for (const token of ['wrong', null]) {
      const { status, json } = await test.request('/api/v1/nodes', { token });
      expect(status).toBe(401);
      expect(json).toEqual({
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        message: 'Unauthorized',
        reason: 'Unauthorized',
        code: 401,
      });
    }
    const denied = await refusal(
      test
        .apps('reader-token')
        .patchNamespacedDeploymentScale(
          { ...APP, body: { spec: { replicas: 9 } } },
          using(PatchStrategy.MergePatch),
        ),
    );
    expect(denied).toMatchObject({
      code: 403,
      status: {
        reason: 'Forbidden',
        message:
          'deployments.apps "course-registration" is forbidden: User "system:serviceaccount:portal:observer" cannot patch resource "deployments/scale" in API group "apps" in the namespace "enrolment"',
        details: {
          name: 'course-registration',
          group: 'apps',
          kind: 'deployments',
        },
      },
    });
    const wide = await refusal(test.core('enrolment-token').listNode());
    expect(wide.status.message).toBe(
      'nodes is forbidden: User "enrolment-ci" cannot list resource "nodes" in API group "" at the cluster scope',
    );
    expect(
      (
        await test
          .core('enrolment-token')
          .listNamespacedPod({ namespace: 'enrolment' })
      ).items,
    ).toHaveLength(3);
  });

  it('reads a pod log and deletes a pod, which is made again', async () => {
    test = await startTestCluster();
    const [pod] = test.cluster.readyPods('enrolment', {});
    const log = await test.core().readNamespacedPodLog({
      namespace: 'enrolment',
      name: pod.pod,
      tailLines: 1,
    });
    expect(log).toMatch(/ready, restarts 0/);
    const ending = await test
      .core()
      .deleteNamespacedPod({ namespace: 'enrolment', name: pod.pod });
    expect(ending.metadata?.deletionTimestamp).toBeDefined();
    test.run(10);
    const names = test.cluster
      .readyPods('enrolment', {})
      .map(ready => ready.pod);
    expect(names).toHaveLength(3);
    expect(names).not.toContain(pod.pod);
  });
});

function isReady(pod: V1Pod): boolean {
  return (
    pod.status?.conditions?.some(
      ({ type, status }) => type === 'Ready' && status === 'True',
    ) ?? false
  );
}
