import { Config } from '@backstage/config';
import { ClusterConnection } from './HybridCloudConfig';
import { isLoopbackHttp } from './isLoopbackHttp';
import { Mistakes } from './Mistakes';
import { ClusterInput, clusterSchema } from './schema';

const SECTION = 'kubernetes.clusterLocatorMethods';

/**
 * The clusters that the kubernetes plugin's own configuration names, by name. Only entries that `wanted` names are
 * checked: the others are that plugin's business.
 */
export function readClusters(options: {
  readonly config: Config;
  readonly wanted: ReadonlySet<string>;
  readonly region: (cluster: string) => string | undefined;
  readonly mistakes: Mistakes;
}): ReadonlyMap<string, ClusterConnection> {
  const { config, wanted, mistakes } = options;
  const found = new Map<string, ClusterConnection>();
  const methods = config.getOptional(SECTION);
  if (!Array.isArray(methods)) return found;
  methods.forEach((method: unknown, i) => {
    const clusters = clustersOf(method);
    clusters.forEach((cluster, j) => {
      const name = nameOf(cluster);
      if (name === undefined || !wanted.has(name)) return;
      const path = `${SECTION}[${i}].clusters[${j}]`;
      const input = mistakes.parse(path, clusterSchema, cluster);
      if (!input) return;
      if (isOpenHttp(input)) {
        mistakes.add(
          `${path}.url`,
          input.url,
          'https, or skipTLSVerify: true beside an http URL: its token goes over the wire in the clear',
        );
        return;
      }
      const region = options.region(name);
      const connection = toConnection({ input, path, region, mistakes });
      if (connection) found.set(name, connection);
    });
  });
  return found;
}

function isOpenHttp({ url, skipTLSVerify }: ClusterInput): boolean {
  return url.startsWith('http:') && !skipTLSVerify && !isLoopbackHttp(url);
}

function clustersOf(method: unknown): readonly unknown[] {
  if (typeof method !== 'object' || method === null) return [];
  if (Reflect.get(method, 'type') !== 'config') return [];
  const clusters: unknown = Reflect.get(method, 'clusters');
  return Array.isArray(clusters) ? clusters : [];
}

function nameOf(cluster: unknown): string | undefined {
  if (typeof cluster !== 'object' || cluster === null) return undefined;
  const name: unknown = Reflect.get(cluster, 'name');
  return typeof name === 'string' ? name : undefined;
}

function toConnection(options: {
  readonly input: ClusterInput;
  readonly path: string;
  readonly region: string | undefined;
  readonly mistakes: Mistakes;
}): ClusterConnection | undefined {
  const { input, path, region, mistakes } = options;
  const { name, url, caData, skipTLSVerify: skipTlsVerify } = input;
  const metadata = input.authMetadata ?? {};
  const provider =
    input.authProvider ?? metadata['kubernetes.io/auth-provider'] ?? '';
  switch (provider) {
    case 'serviceAccount':
      return {
        kind: 'token',
        name,
        url,
        caData,
        skipTlsVerify,
        token: input.serviceAccountToken ?? metadata.serviceAccountToken,
      };
    case 'aws':
      if (!region) {
        mistakes.add(
          `${path}.authProvider`,
          provider,
          'a region on the site that uses this cluster, to sign in to EKS',
        );
        return undefined;
      }
      return {
        kind: 'eks',
        name,
        url,
        caData,
        skipTlsVerify,
        region,
        clusterId: metadata['kubernetes.io/x-k8s-aws-id'] ?? name,
        assumeRole:
          input.assumeRole ?? metadata['kubernetes.io/aws-assume-role'],
        externalId:
          input.externalId ?? metadata['kubernetes.io/aws-external-id'],
      };
    default:
      mistakes.add(
        `${path}.authProvider`,
        provider,
        'serviceAccount or aws (or give the site its own kubeconfig)',
      );
      return undefined;
  }
}
