import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HttpMethod, RequestContext } from '@kubernetes/client-node';
import { VirtualClock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { ClusterConnection } from '../../config';
import { createKubeConfig } from './createKubeConfig';
import { EksAuthenticator } from './EksAuthenticator';

const clock = new VirtualClock();

async function authorization(
  connection: ClusterConnection,
  token?: string,
): Promise<string | undefined> {
  const config = createKubeConfig({ connection, token, clock });
  const request = new RequestContext('http://127.0.0.1/', HttpMethod.GET);
  await config.applySecurityAuthentication(request);
  return request.getHeaders().Authorization;
}

const TOKEN: ClusterConnection = {
  kind: 'token',
  name: 'onprem',
  url: 'http://127.0.0.1:1',
  token: 'observing',
  skipTlsVerify: false,
};

describe('signing in to a cluster', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kubeconfig-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('with a service account token', async () => {
    expect(await authorization(TOKEN)).toBe('Bearer observing');
  });

  it('with the acting token in its place', async () => {
    expect(await authorization(TOKEN, 'acting')).toBe('Bearer acting');
  });

  it('with a context of a kubeconfig file', async () => {
    const path = join(folder, 'config');
    writeFileSync(
      path,
      JSON.stringify({
        'current-context': 'one',
        clusters: [{ name: 'c', cluster: { server: 'https://127.0.0.1:1' } }],
        users: [
          { name: 'u1', user: { token: 'first' } },
          { name: 'u2', user: { token: 'second' } },
        ],
        contexts: [
          { name: 'one', context: { cluster: 'c', user: 'u1' } },
          { name: 'two', context: { cluster: 'c', user: 'u2' } },
        ],
      }),
    );
    const connection = { kind: 'kubeconfig', name: 'c', path } as const;
    expect(await authorization(connection)).toBe('Bearer first');
    expect(await authorization({ ...connection, context: 'two' })).toBe(
      'Bearer second',
    );
    expect(await authorization(connection, 'acting')).toBe('Bearer acting');
  });

  it('with a presigned request that names the EKS cluster, renewed in time', async () => {
    const authenticator = new EksAuthenticator({
      clock,
      credentials: async () => ({
        accessKeyId: 'AKIALOCAL',
        secretAccessKey: 'secret',
      }),
      connection: {
        kind: 'eks',
        name: 'eks',
        url: 'https://eks.invalid',
        clusterId: 'prod',
        region: 'ap-northeast-2',
        skipTlsVerify: false,
      },
    });
    const sign = async () => {
      const options: { headers?: Record<string, unknown> } = {};
      await authenticator.applyAuthentication(
        { name: 'u', authProvider: EksAuthenticator.provider },
        // The library asks for request options of its own; only the headers are used.
        options as Parameters<typeof authenticator.applyAuthentication>[1],
      );
      return String(options.headers?.Authorization);
    };
    const first = await sign();
    expect(first).toMatch(/^Bearer k8s-aws-v1\.[\w-]+$/);
    const text = Buffer.from(first.split('.')[1], 'base64url').toString();
    const url = new URL(text);
    expect(url.hostname).toBe('sts.ap-northeast-2.amazonaws.com');
    expect(url.searchParams.get('Action')).toBe('GetCallerIdentity');
    expect(url.searchParams.get('X-Amz-SignedHeaders')).toBe(
      'host;x-k8s-aws-id',
    );
    clock.advance(9 * 60_000);
    expect(await sign()).toBe(first);
    clock.advance(60_000);
    expect(await sign()).not.toBe(first);
  });
});
