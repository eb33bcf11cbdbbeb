import { KubeObject } from '../../objects/KubeObject';
import { ResourceType } from '../../resources';
import { KubeList } from '../listObjects';
import { columnsOf } from './columns';

/** Does the client ask for rows to print (as `kubectl get` does)? */
export function wantsTable(accept: string | undefined): boolean {
  return (accept ?? '')
    .split(',')
    .some(
      part => /;\s*as=Table/.test(part) && part.includes('application/json'),
    );
}

/** meta.k8s.io/v1 Table. `include` is the request's `includeObject`. */
export function toTable(options: {
  readonly resource: ResourceType;
  readonly objects: readonly KubeObject[];
  readonly metadata: KubeList['metadata'] | KubeObject['metadata'];
  readonly include: string | null;
  readonly now: number;
}): object {
  const { resource, objects, metadata, include, now } = options;
  const columns = columnsOf(resource);
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata: {
      resourceVersion: metadata.resourceVersion,
      ...('continue' in metadata ? metadata : {}),
    },
    columnDefinitions: columns.map(({ name, type, priority }, i) => ({
      name,
      type,
      format: i === 0 && name === 'Name' ? 'name' : '',
      description: '',
      priority,
    })),
    rows: objects.map(object => ({
      cells: columns.map(({ cell }) => cell(object, now)),
      ...(include === 'None'
        ? {}
        : { object: include === 'Object' ? object : partial(object) }),
    })),
  };
}

function partial(object: KubeObject): object {
  return {
    kind: 'PartialObjectMetadata',
    apiVersion: 'meta.k8s.io/v1',
    metadata: object.metadata,
  };
}
