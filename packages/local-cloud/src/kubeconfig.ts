import { stringify } from 'yaml';

/** A kubeconfig with one context per cluster, for kubectl. It carries the tokens: keep it where only its owner reads. */
export function kubeconfig(options: {
  readonly clusters: readonly {
    readonly name: string;
    readonly url: string;
    readonly token: string;
  }[];
}): string {
  const { clusters } = options;
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': clusters[0]?.name,
    clusters: clusters.map(({ name, url }) => ({
      name,
      // Plain HTTP on loopback; the client library wants this said before it sends a token over it.
      cluster: { server: url, 'insecure-skip-tls-verify': true },
    })),
    users: clusters.map(({ name, token }) => ({ name, user: { token } })),
    contexts: clusters.map(({ name }) => ({
      name,
      context: { cluster: name, user: name },
    })),
  });
}
