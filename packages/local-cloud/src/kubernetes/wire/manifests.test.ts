import { KubernetesObject, KubernetesObjectApi } from '@kubernetes/client-node';
import { applyManifests } from '../../__testUtils__/applyManifests';
import {
  Manifest,
  platformManifests,
  serviceManifests,
} from '../../__testUtils__/serviceManifests';
import {
  startTestCluster,
  TestCluster,
} from '../__testUtils__/startTestCluster';
import { JOBS, PODS } from '../resources';
import { cloudSpec, onpremSpec } from '../testing/estates';

let test: TestCluster;
afterEach(() => test.close());

const seats = { name: 'seat-finder', namespace: 'seats' };
const nodePort = { kind: 'node-port', nodePort: 30_080 } as const;
const bound = { kind: 'binding', targetGroupName: 'seat-finder-aws' } as const;
const nodePool: Manifest = {
  apiVersion: 'karpenter.sh/v1',
  kind: 'NodePool',
  metadata: { name: 'seat-finder' },
  spec: {
    template: {
      spec: {
        requirements: [],
        nodeClassRef: {
          group: 'karpenter.k8s.aws',
          kind: 'EC2NodeClass',
          name: 'default',
        },
      },
    },
  },
};
const service = (more: object, name = 'other'): Manifest => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'enrolment' },
  spec: { selector: { app: name }, ports: [{ port: 80 }], ...more },
});
const refusal = (sent: Promise<unknown>) =>
  sent.then(
    () => 'accepted',
    (error: Error) => error.message.replaceAll('\\', ''),
  );

describe('manifests of a scaffolded service', () => {
  it('are taken by a machine room, and their pods become ready', async () => {
    test = await startTestCluster();
    await applyManifests(test.config(), platformManifests('seats'));
    const manifests = serviceManifests({ ...seats, site: nodePort });
    await applyManifests(test.config(), manifests);
    test.run(12);
    const { status, spec } = await test.apps().readNamespacedDeployment(seats);
    expect(status).toMatchObject({ readyReplicas: 2, updatedReplicas: 2 });
    // Its number of replicas is the autoscaler's: applying again leaves it.
    expect(spec?.replicas).toBe(2);
    await applyManifests(test.config(), manifests);
    const again = await test.apps().readNamespacedDeployment(seats);
    expect(again.spec?.replicas).toBe(2);
    expect(test.cluster.readyPods('seats', { app: 'seat-finder' })).toEqual([
      expect.objectContaining({ ports: { http: 8080 } }),
      expect.objectContaining({ ports: { http: 8080 } }),
    ]);
  });

  it('are taken by a cluster on AWS with its node pool and binding, in the order they come', async () => {
    test = await startTestCluster({
      spec: cloudSpec({ targetGroupBindings: true }),
    });
    const manifests = [
      ...platformManifests('seats'),
      nodePool,
      ...serviceManifests({ ...seats, site: bound }),
    ];
    await applyManifests(test.config(), manifests);
    expect(test.cluster.directory.bindings()).toEqual([
      {
        ...seats,
        targetGroup: 'seat-finder-aws',
        service: 'seat-finder',
        port: 'http',
      },
    ]);
    const objects = KubernetesObjectApi.makeApiClient(test.config());
    const read = await objects.read<KubernetesObject & { spec: object }>({
      apiVersion: 'elbv2.k8s.aws/v1beta1',
      kind: 'TargetGroupBinding',
      metadata: seats,
    });
    expect(read.spec).toMatchObject({ targetGroupName: 'seat-finder-aws' });
  });

  it('a machine room has no target group bindings, and says so as for any unknown kind', async () => {
    test = await startTestCluster({ spec: onpremSpec() });
    await applyManifests(test.config(), platformManifests('seats'));
    const manifests = serviceManifests({ ...seats, site: bound });
    expect(await refusal(applyManifests(test.config(), manifests))).toMatch(
      /elbv2\.k8s\.aws\/v1beta1\/TargetGroupBinding.*404/,
    );
  });

  it('start anew on machines that had no power', async () => {
    test = await startTestCluster();
    await applyManifests(test.config(), [
      ...platformManifests('seats'),
      ...serviceManifests({ ...seats, site: nodePort }),
    ]);
    test.run(12);
    const ready = () =>
      test.cluster.readyPods('seats', { app: 'seat-finder' }).length;
    test.cluster.setPower(false);
    expect(ready()).toBe(0);
    test.run(30);
    test.cluster.setPower(true);
    test.run(60);
    expect(ready()).toBe(2);
  });

  it('a job ends well, once, and stays done through a loss of power', async () => {
    test = await startTestCluster();
    const job: Manifest = {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'migration', namespace: 'enrolment' },
      spec: {
        template: {
          metadata: { labels: { app: 'migration' } },
          spec: {
            restartPolicy: 'Never',
            containers: [{ name: 'migration', image: 'migration:1' }],
          },
        },
      },
    };
    await applyManifests(test.config(), [job]);
    test.run(2);
    const read = () =>
      test.cluster.store.get(JOBS, {
        namespace: 'enrolment',
        name: 'migration',
      })?.status;
    expect(read()).toMatchObject({ active: 1, succeeded: 0 });
    test.run(10);
    const done = read();
    expect(done).toMatchObject({
      succeeded: 1,
      conditions: [{ type: 'Complete', status: 'True' }],
    });
    expect(test.cluster.readyPods('enrolment', { app: 'migration' })).toEqual(
      [],
    );
    test.cluster.setPower(false);
    test.cluster.setPower(true);
    test.run(60);
    expect(read()).toEqual(done);
    const pods = [...test.cluster.store.list(PODS)].filter(
      pod => pod.metadata.labels?.['job-name'] === 'migration',
    );
    expect(pods.map(pod => pod.status.phase)).toEqual(['Succeeded']);
  });

  it('nothing goes into a namespace that is not there, by either way', async () => {
    test = await startTestCluster();
    const [account] = serviceManifests({ ...seats, site: nodePort });
    expect(await refusal(applyManifests(test.config(), [account]))).toContain(
      'namespaces "seats" not found',
    );
    const objects = KubernetesObjectApi.makeApiClient(test.config());
    expect(await refusal(objects.create(account))).toContain(
      'namespaces "seats" not found',
    );
  });
});

it('a name that could not be part of a host name is refused', async () => {
  test = await startTestCluster();
  const named = service({}, 'seat_finder');
  expect(await refusal(applyManifests(test.config(), [named]))).toContain(
    'metadata.name: Invalid value: "seat_finder"',
  );
});

describe('a Service over the wire', () => {
  const read = (name: string) =>
    test.core().readNamespacedService({ name, namespace: 'enrolment' });

  it('gets an address, a type and whole ports, which another apply leaves', async () => {
    test = await startTestCluster();
    await applyManifests(test.config(), [service({ type: 'NodePort' })]);
    const { spec } = await read('other');
    expect(spec).toMatchObject({
      type: 'NodePort',
      clusterIP: expect.stringMatching(/^172\.20\./),
      ports: [{ port: 80, protocol: 'TCP', targetPort: 80, nodePort: 30_000 }],
    });
    await applyManifests(test.config(), [service({ type: 'NodePort' })]);
    expect((await read('other')).spec).toEqual(spec);
  });

  it.each<[string, object]>([
    [
      'provided port is already allocated',
      { type: 'NodePort', ports: [{ port: 80, nodePort: 30_080 }] },
    ],
    [
      'The range of valid ports is 30000-32767',
      { type: 'NodePort', ports: [{ port: 80, nodePort: 8080 }] },
    ],
    ['spec.ports: Required value', { ports: [] }],
    ['must be between 1 and 65535', { ports: [{ port: 70_000 }] }],
  ])('is refused: %s', async (expected, spec) => {
    test = await startTestCluster();
    const first = service(
      { type: 'NodePort', ports: [{ port: 80, nodePort: 30_080 }] },
      'first',
    );
    await applyManifests(test.config(), [first]);
    const sent = applyManifests(test.config(), [service(spec)]);
    expect(await refusal(sent)).toContain(expected);
  });
});
