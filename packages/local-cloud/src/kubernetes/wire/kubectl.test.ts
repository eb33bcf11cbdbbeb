import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findProgram } from '../../__testUtils__/findProgram';
import { cloudSpec } from '../testing/estates';
import {
  startTestCluster,
  TestCluster,
} from '../__testUtils__/startTestCluster';

const run = promisify(execFile);
const KUBECTL = findProgram('kubectl');

/** Lets simulated time pass while something waits for the cluster. */
async function whileRunning<T>(
  test: TestCluster,
  waiting: Promise<T>,
): Promise<T> {
  const turning = setInterval(() => test.run(1), 50);
  try {
    return await waiting;
  } finally {
    clearInterval(turning);
  }
}

type Check = (
  kubectl: (...args: string[]) => Promise<string>,
  test: TestCluster,
) => Promise<void>;

/** What an unmodified kubectl does against a cloud cluster. */
const CHECKS: Readonly<Record<string, Check>> = {
  'get prints the columns that a real cluster prints': async kubectl => {
    const nodes = await kubectl('get', 'nodes');
    expect(nodes).toMatch(/^NAME\s+STATUS\s+ROLES\s+AGE\s+VERSION\n/);
    expect(nodes).toMatch(/ip-10-0-1-11\s+Ready\s+<none>\s+15m\s+v1\.33\.4/);
    expect(await kubectl('get', 'deploy,hpa', '-n', 'enrolment')).toMatch(
      /course-registration\s+2\/2\s+2\s+2/,
    );
    expect(
      await kubectl(
        'get',
        'pods',
        '-A',
        '-o',
        'wide',
        '-l',
        'app=course-registration',
      ),
    ).toMatch(/1\/1\s+Running\s+0/);
    expect(await kubectl('get', 'pods', '-n', 'default')).toBe('');
    expect(await kubectl('get', 'nodepools')).toMatch(/default/);
  },
  scale: async (kubectl, test) => {
    const out = await kubectl(
      'scale',
      'deploy/course-registration',
      '-n',
      'enrolment',
      '--replicas=3',
    );
    expect(out).toBe('deployment.apps/course-registration scaled\n');
    test.run(10);
    expect(
      await kubectl(
        'get',
        'deploy',
        '-n',
        'enrolment',
        '-o',
        'jsonpath={.items[0].status.readyReplicas}',
      ),
    ).toBe('3');
  },
  'cordon and uncordon': async kubectl => {
    expect(await kubectl('cordon', 'ip-10-0-1-11')).toBe(
      'node/ip-10-0-1-11 cordoned\n',
    );
    expect(await kubectl('get', 'nodes')).toMatch(/Ready,SchedulingDisabled/);
    expect(await kubectl('uncordon', 'ip-10-0-1-11')).toBe(
      'node/ip-10-0-1-11 uncordoned\n',
    );
    expect(await kubectl('get', 'nodes')).not.toMatch(/SchedulingDisabled/);
  },
  'patch, set image and rollout status': async (kubectl, test) => {
    await kubectl(
      'patch',
      'hpa',
      'course-registration',
      '-n',
      'enrolment',
      '-p',
      '{"spec":{"minReplicas":3}}',
    );
    const image =
      'course-registration=registry.local/course-registration:2.0.0';
    await kubectl(
      'set',
      'image',
      'deploy/course-registration',
      '-n',
      'enrolment',
      image,
    );
    test.run(90);
    const status = await kubectl(
      'rollout',
      'status',
      'deploy/course-registration',
      '-n',
      'enrolment',
      '--timeout=5s',
    );
    expect(status).toMatch(/successfully rolled out/);
    expect(
      await kubectl(
        'get',
        'pods',
        '-n',
        'enrolment',
        '-o',
        'jsonpath={..image}',
      ),
    ).not.toMatch(/1\.0\.0/);
  },
  'apply server-side, and the conflict it can meet': async kubectl => {
    const manifest = (minReplicas: number) =>
      JSON.stringify({
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: { name: 'course-registration', namespace: 'enrolment' },
        spec: { minReplicas },
      });
    const folder = mkdtempSync(join(tmpdir(), 'kubectl-apply-'));
    const file = join(folder, 'hpa.json');
    try {
      writeFileSync(file, manifest(4));
      await expect(
        kubectl('apply', '--server-side', '-f', file),
      ).rejects.toThrow(/conflict with "kubectl-client-side-apply"/);
      const out = await kubectl(
        'apply',
        '--server-side',
        '--force-conflicts',

        '-f',
        file,
      );
      expect(out).toMatch(/serverside-applied/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  'apply and delete a manifest': async kubectl => {
    const folder = mkdtempSync(join(tmpdir(), 'kubectl-manifest-'));
    const file = join(folder, 'settings.yaml');
    const manifest = (value: string) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: enrolment}\ndata: {a: "${value}"}\n`;
    try {
      writeFileSync(file, manifest('1'));
      expect(await kubectl('apply', '-f', file)).toBe(
        'configmap/settings created\n',
      );
      expect(await kubectl('apply', '-f', file)).toBe(
        'configmap/settings unchanged\n',
      );
      writeFileSync(file, manifest('2'));
      expect(await kubectl('apply', '-f', file)).toBe(
        'configmap/settings configured\n',
      );
      expect(
        await kubectl(
          'get',
          'cm',
          'settings',
          '-n',
          'enrolment',
          '-o',
          'jsonpath={.data.a}',
        ),
      ).toBe('2');
      expect(await kubectl('delete', '-f', file)).toMatch(/deleted/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  'drain a node': async (kubectl, test) => {
    const drained = await whileRunning(
      test,
      kubectl('drain', 'ip-10-0-1-11', '--timeout=15s'),
    );
    expect(drained).toMatch(/drained/);
  },
  'top, describe and logs': async (kubectl, test) => {
    test.cluster.setDemand({
      namespace: 'enrolment',
      deployment: 'course-registration',
      cores: 0.5,
      bytes: 2 ** 29,
    });
    test.run(30);
    expect(await kubectl('top', 'nodes')).toMatch(/ip-10-0-1-11\s+560m\s+28%/);
    expect(await kubectl('top', 'pods', '-n', 'enrolment')).toMatch(
      /250m\s+256Mi/,
    );
    const [pod] = test.cluster.readyPods('enrolment', {});
    expect(
      await kubectl('describe', 'pod', pod.pod, '-n', 'enrolment'),
    ).toMatch(/Successfully assigned enrolment/);
    expect(await kubectl('logs', pod.pod, '-n', 'enrolment')).toMatch(
      /listening/,
    );
  },
  'refusals are told in Kubernetes words': async (kubectl, test) => {
    await expect(
      kubectl('get', 'deploy', 'nothing', '-n', 'enrolment'),
    ).rejects.toThrow(
      /Error from server \(NotFound\): deployments.apps "nothing" not found/,
    );
    await expect(
      kubectl(
        '--token=reader-token',
        'scale',
        'deploy/course-registration',
        '-n',
        'enrolment',
        '--replicas=9',
      ),
    ).rejects.toThrow(/Error from server \(Forbidden\)/);
    await expect(kubectl('--token=wrong', 'get', 'nodes')).rejects.toThrow(
      /Unauthorized|must be logged in/,
    );
    test.server.setMetricsApi(false);
    await expect(kubectl('top', 'nodes')).rejects.toThrow(
      /Metrics API not available/,
    );
    test.cluster.setPower(false);
    await expect(kubectl('get', 'nodes')).rejects.toThrow(
      /connection.*refused/,
    );
  },
};

function useKubectl(path: string) {
  const home = mkdtempSync(join(tmpdir(), 'kubectl-home-'));
  afterAll(() => rmSync(home, { recursive: true }));
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    KUBECONFIG: join(home, 'none'),
  };
  const flagsOf = (test: TestCluster, token = 'admin-token') => {
    const file = join(home, `${test.server.port}-${token}.json`);
    writeFileSync(file, test.server.kubeconfig(token));
    return [`--kubeconfig=${file}`];
  };

  it.each(Object.entries(CHECKS))(
    '%s',
    async (_name, check) => {
      const test = await startTestCluster({ spec: cloudSpec() });
      try {
        const kubectl = async (...args: string[]) => {
          const { stdout } = await run(path, [...flagsOf(test), ...args], {
            env,
            timeout: 20_000,
          });
          return stdout;
        };
        await expect(check(kubectl, test)).resolves.toBeUndefined();
      } finally {
        await test.close();
      }
    },
    60_000,
  );

  it('watches', async () => {
    const test = await startTestCluster({ spec: cloudSpec() });
    const watching = spawn(
      path,
      [...flagsOf(test), 'get', 'nodes', '--watch'],
      { env },
    );
    let out = '';
    watching.stdout.on('data', chunk => {
      out += chunk;
    });
    const seen = async (pattern: RegExp) => {
      for (let i = 0; i < 500 && !pattern.test(out); i++)
        await new Promise(resolve => setTimeout(resolve, 20));
      expect(out).toMatch(pattern);
    };
    try {
      await seen(/ip-10-0-1-11\s+Ready/);
      await test.request('/api/v1/nodes/ip-10-0-1-11', {
        method: 'PATCH',
        contentType: 'application/merge-patch+json',
        body: { spec: { unschedulable: true } },
      });
      await seen(/SchedulingDisabled/);
    } finally {
      const ended = new Promise(resolve => watching.once('exit', resolve));
      watching.kill();
      await ended;
      await test.close();
    }
  }, 60_000);
}

describe('kubectl', () => {
  if (KUBECTL) {
    useKubectl(KUBECTL);
  } else {
    // Said aloud, and not counted as passed: the list below is empty of kubectl's tests.
    process.stderr.write('skipped: the kubectl tests need kubectl on PATH\n');
    it.todo('needs kubectl on PATH');
  }
});
