import { apiVersionOf, ResourceType } from '../resources';

const ROOT = '/openapi/v3';

/**
 * `/openapi/v3` and `/openapi/v3/GROUP-VERSION`: as much as kubectl needs to see before `apply` and `create -f`, namely
 * that this server validates by itself. Schemas of the kinds are not told. Undefined for any other path.
 */
export function openApi(
  path: string,
  resources: readonly ResourceType[],
): object | undefined {
  const groupVersions = [...new Set(resources.map(rootOf))];
  if (path === ROOT) {
    const paths = groupVersions.map(root => [
      root,
      { serverRelativeURL: `${ROOT}/${root}` },
    ]);
    return { paths: Object.fromEntries(paths) };
  }
  const root = groupVersions.find(candidate => path === `${ROOT}/${candidate}`);
  if (!root) return undefined;
  const writable = resources.filter(
    resource => rootOf(resource) === root && resource.verbs.includes('patch'),
  );
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: root },
    paths: Object.fromEntries(
      writable.map(resource => [
        pathOf(resource),
        { patch: patchOf(resource) },
      ]),
    ),
    components: { schemas: {} },
  };
}

function rootOf(resource: ResourceType): string {
  return `${resource.group ? 'apis' : 'api'}/${apiVersionOf(resource)}`;
}

function pathOf(resource: ResourceType): string {
  const scope = resource.namespaced ? '/namespaces/{namespace}' : '';
  return `/${rootOf(resource)}${scope}/${resource.plural}/{name}`;
}

function patchOf({ group, version, kind }: ResourceType): object {
  return {
    parameters: ['fieldManager', 'fieldValidation', 'dryRun', 'force'].map(
      name => ({
        name,
        in: 'query',
        schema: { type: 'string' },
      }),
    ),
    responses: { '200': { description: 'OK' } },
    'x-kubernetes-action': 'patch',
    'x-kubernetes-group-version-kind': { group, version, kind },
  };
}
