import { apiVersionOf, ResourceType } from '../resources';

/** Answers of `/version`, `/api`, `/apis`, `/api/v1` and `/apis/GROUP[/VERSION]`; undefined for any other path. */
export function discover(options: {
  readonly path: string;
  readonly resources: readonly ResourceType[];
  readonly version: string;
  readonly address: string;
}): object | undefined {
  const { path, version, address } = options;
  const all = groupVersions(options.resources);
  const [root, group, groupVersion, ...rest] = path.split('/').filter(Boolean);
  if (rest.length > 0) return undefined;
  if (path === '/version' || path === '/version/') return versionInfo(version);
  if (root === 'api') {
    if (groupVersion) return undefined;
    if (group)
      return group === 'v1'
        ? resourceList('v1', all.get('v1') ?? [])
        : undefined;
    return {
      kind: 'APIVersions',
      versions: ['v1'],
      serverAddressByClientCIDRs: [
        { clientCIDR: '0.0.0.0/0', serverAddress: address },
      ],
    };
  }
  if (root !== 'apis') return undefined;
  const named = [...all.keys()].filter(name => name !== 'v1');
  if (!group) {
    return {
      kind: 'APIGroupList',
      apiVersion: 'v1',
      groups: named.map(name => apiGroup(name)),
    };
  }
  if (!groupVersion) {
    const found = named.find(name => name.split('/')[0] === group);
    return found
      ? { kind: 'APIGroup', apiVersion: 'v1', ...apiGroup(found) }
      : undefined;
  }
  const found = all.get(`${group}/${groupVersion}`);
  return found && resourceList(`${group}/${groupVersion}`, found);
}

function groupVersions(
  resources: readonly ResourceType[],
): ReadonlyMap<string, readonly object[]> {
  const all = new Map<string, object[]>();
  for (const resource of resources) {
    const groupVersion = apiVersionOf(resource);
    const entries = all.get(groupVersion) ?? [];
    all.set(groupVersion, entries);
    entries.push({
      name: resource.plural,
      singularName: resource.kind.toLowerCase(),
      namespaced: resource.namespaced,
      kind: resource.kind,
      verbs: resource.verbs,
      ...(resource.shortNames.length > 0
        ? { shortNames: resource.shortNames }
        : {}),
      ...(resource.categories.length > 0
        ? { categories: resource.categories }
        : {}),
    });
    for (const subresource of resource.subresources)
      entries.push(subresourceEntry(resource, subresource));
  }
  return all;
}

function subresourceEntry(
  resource: ResourceType,
  subresource: ResourceType['subresources'][number],
): object {
  const entry = {
    name: `${resource.plural}/${subresource}`,
    singularName: '',
    namespaced: resource.namespaced,
    kind: resource.kind,
    verbs: ['get', 'patch', 'update'],
  };
  switch (subresource) {
    case 'status':
      return entry;
    case 'scale':
      return { ...entry, group: 'autoscaling', version: 'v1', kind: 'Scale' };
    case 'log':
      return { ...entry, verbs: ['get'] };
    case 'eviction':
      return {
        ...entry,
        group: 'policy',
        version: 'v1',
        kind: 'Eviction',
        verbs: ['create'],
      };
    default: {
      const never: never = subresource;
      return never;
    }
  }
}

function resourceList(
  groupVersion: string,
  resources: readonly object[],
): object {
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion, resources };
}

function apiGroup(groupVersion: string): object {
  const [name, version] = groupVersion.split('/');
  const only = { groupVersion, version };
  return { name, versions: [only], preferredVersion: only };
}

function versionInfo(version: string): object {
  const [major, minor] = version.replace(/^v/, '').split('.');
  return {
    major,
    minor,
    gitVersion: version,
    gitCommit: '',
    gitTreeState: 'clean',
    buildDate: '1970-01-01T00:00:00Z',
    goVersion: '',
    compiler: '',
    platform: 'linux/amd64',
  };
}
