import { KubeObject } from './objects/KubeObject';

/** One kind of stored object, as discovery tells it. `T` is the shape of its objects. */
export interface ResourceType<T extends KubeObject = KubeObject> {
  /** `deployments.apps`, or `pods` in the core group: Kubernetes' own way to name a resource in messages. */
  readonly id: string;
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly subresources: readonly ('status' | 'scale' | 'log' | 'eviction')[];
  /** What one may do with it. Fewer than all for what is computed or asked, not stored. */
  readonly verbs: readonly string[];
  /** Never set: carries `T`. */
  readonly shape?: T;
}

type Traits = Partial<
  Pick<
    ResourceType,
    'namespaced' | 'shortNames' | 'categories' | 'subresources' | 'verbs'
  >
>;

const ALL_VERBS = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];

/** `groupVersion` is `v1` or `apps/v1`; a type is namespaced and has every verb unless its traits say otherwise. */
export function define<T extends KubeObject>(
  groupVersion: string,
  plural: string,
  kind: string,
  traits: Traits = {},
): ResourceType<T> {
  const [group, version] = groupVersion.includes('/')
    ? groupVersion.split('/')
    : ['', groupVersion];
  return {
    id: qualifiedName({ group, plural }),
    group,
    version,
    plural,
    kind,
    namespaced: traits.namespaced ?? true,
    shortNames: traits.shortNames ?? [],
    categories: traits.categories ?? [],
    subresources: traits.subresources ?? [],
    verbs: traits.verbs ?? ALL_VERBS,
  };
}

export function apiVersionOf(resource: ResourceType): string {
  return resource.group
    ? `${resource.group}/${resource.version}`
    : resource.version;
}

/** A resource's id from its parts, for questions about types that may not exist. */
export function qualifiedName(
  resource: Pick<ResourceType, 'group' | 'plural'>,
): string {
  return resource.group
    ? `${resource.plural}.${resource.group}`
    : resource.plural;
}
