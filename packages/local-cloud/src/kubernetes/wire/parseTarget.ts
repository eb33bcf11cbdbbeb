import { apiVersionOf, ResourceType } from '../resources';

export type Verb =
  | 'get'
  | 'list'
  | 'watch'
  | 'create'
  | 'update'
  | 'patch'
  | 'delete'
  | 'deletecollection';

/** What a request is about. */
export type Target =
  | {
      readonly kind: 'resource';
      readonly resource: ResourceType;
      readonly verb: Verb;
      readonly namespace?: string;
      readonly name?: string;
      readonly subresource?: string;
    }
  /** Version, discovery, health and anything unknown. */
  | { readonly kind: 'other'; readonly path: string };

const NAMED: Readonly<Record<string, Verb>> = {
  GET: 'get',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
};
const COLLECTION: Readonly<Record<string, Verb>> = {
  GET: 'list',
  POST: 'create',
  DELETE: 'deletecollection',
};

/** `/apis/apps/v1/namespaces/enrolment/deployments/course-registration/scale` and its like. */
export function parseTarget(options: {
  readonly method: string;
  readonly url: URL;
  readonly resources: readonly ResourceType[];
}): Target {
  const { method, url, resources } = options;
  const other: Target = { kind: 'other', path: url.pathname };
  const segments = url.pathname
    .split('/')
    .filter(Boolean)
    .map(decodeURIComponent);
  const [root, ...below] = segments;
  const depth = root === 'api' ? 1 : 2;
  if ((root !== 'api' && root !== 'apis') || below.length <= depth)
    return other;
  const groupVersion = below.slice(0, depth).join('/');
  const path = below.slice(depth);
  const find = (plural: string) =>
    resources.find(
      resource =>
        resource.plural === plural && apiVersionOf(resource) === groupVersion,
    );

  // `namespaces/x/pods` is a list of pods; `namespaces/x` and `namespaces/x/status` are about the namespace itself.
  const inner =
    path[0] === 'namespaces' && path.length >= 3 ? find(path[2]) : undefined;
  const namespace = inner ? path[1] : undefined;
  const resource = inner ?? find(path[0]);
  if (!resource || (namespace !== undefined && !resource.namespaced))
    return other;
  const [name, subresource, ...rest] = path.slice(inner ? 3 : 1);
  if (rest.length > 0) return other;
  const verb = verbOf(method, name, subresource, url);
  return verb
    ? { kind: 'resource', resource, verb, namespace, name, subresource }
    : other;
}

function verbOf(
  method: string,
  name: string | undefined,
  subresource: string | undefined,
  url: URL,
) {
  if (name !== undefined)
    return method === 'POST' && subresource ? 'create' : NAMED[method];
  const verb = COLLECTION[method];
  return verb === 'list' && isTrue(url.searchParams.get('watch'))
    ? 'watch'
    : verb;
}

export function isTrue(parameter: string | null): boolean {
  return parameter === 'true' || parameter === '1' || parameter === '';
}
