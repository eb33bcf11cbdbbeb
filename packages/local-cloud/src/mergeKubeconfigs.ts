import { stringify } from 'yaml';
import { z } from 'zod';

const named = z.array(z.looseObject({ name: z.string() }));
const schema = z.object({ clusters: named, users: named, contexts: named });

/**
 * One kubeconfig out of one per cluster, for kubectl: a context each, the first one current. It carries the tokens: keep it
 * where only its owner reads.
 */
export function mergeKubeconfigs(texts: readonly string[]): string {
  const parts = texts.map(text => schema.parse(JSON.parse(text)));
  const contexts = parts.flatMap(each => each.contexts);
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': contexts[0]?.name ?? '',
    clusters: parts.flatMap(each => each.clusters),
    users: parts.flatMap(each => each.users),
    contexts,
  });
}
