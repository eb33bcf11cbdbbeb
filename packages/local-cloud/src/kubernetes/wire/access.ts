import { timingSafeEqual } from 'node:crypto';
import { qualifiedName, ResourceType } from '../resources';
import { StatusError } from '../StatusError';
import { Target } from './parseTarget';

/** Who a bearer token is, and what it may do. */
export interface TokenGrant {
  /** `system:serviceaccount:portal:observer` */
  readonly name: string;
  readonly groups?: readonly string[];
  /** get, list and watch only. */
  readonly readOnly?: boolean;
  /** Default all. */
  readonly verbs?: readonly string[];
  /** `nodes`, `deployments.apps`, `deployments.apps/scale`. Default all. */
  readonly resources?: readonly string[];
  /** Default all, with cluster-wide resources; when given, those need `clusterWide`. */
  readonly namespaces?: readonly string[];
  readonly clusterWide?: boolean;
}

export interface AccessQuestion {
  readonly verb: string;
  readonly resource: Pick<ResourceType, 'group' | 'plural'>;
  readonly subresource?: string;
  readonly namespace?: string;
  readonly name?: string;
}

const READING = ['get', 'list', 'watch'];

/** The grant of the request's bearer token. Throws Unauthorized. */
export function authenticate(
  authorization: string | undefined,
  tokens: Readonly<Record<string, TokenGrant>>,
): TokenGrant {
  const presented = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (presented !== undefined) {
    for (const [token, grant] of Object.entries(tokens))
      if (sameText(token, presented)) return grant;
  }
  throw new StatusError({ reason: 'Unauthorized', message: 'Unauthorized' });
}

export function isAllowed(
  grant: TokenGrant,
  question: AccessQuestion,
): boolean {
  const { verb, resource, subresource, namespace } = question;
  if (grant.readOnly && !READING.includes(verb)) return false;
  if (grant.verbs && !grant.verbs.includes(verb) && !grant.verbs.includes('*'))
    return false;
  const asked = subresource
    ? `${qualifiedName(resource)}/${subresource}`
    : qualifiedName(resource);
  if (
    grant.resources &&
    !grant.resources.includes(asked) &&
    !grant.resources.includes('*')
  )
    return false;
  if (!grant.namespaces) return true;
  return namespace
    ? grant.namespaces.includes(namespace)
    : grant.clusterWide === true;
}

/** Throws Forbidden, in the API server's own words. */
export function authorize(
  grant: TokenGrant,
  target: Extract<Target, { kind: 'resource' }>,
): void {
  const { resource, namespace, name, subresource, verb } = target;
  if (isAllowed(grant, target)) return;
  const asked = subresource
    ? `${resource.plural}/${subresource}`
    : resource.plural;
  const where = namespace
    ? `in the namespace "${namespace}"`
    : 'at the cluster scope';
  const what = name
    ? `${qualifiedName(resource)} "${name}"`
    : qualifiedName(resource);
  throw new StatusError({
    reason: 'Forbidden',
    message: `${what} is forbidden: User "${grant.name}" cannot ${verb} resource "${asked}" in API group "${resource.group}" ${where}`,
    details: {
      name,
      group: resource.group || undefined,
      kind: resource.plural,
    },
  });
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
