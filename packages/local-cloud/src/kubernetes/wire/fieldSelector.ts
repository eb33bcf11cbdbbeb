import { KubeObject } from '../objects/KubeObject';
import { ResourceType } from '../resources';
import { StatusError } from '../StatusError';

const EVERYWHERE = ['metadata.name', 'metadata.namespace'];

/** Fields the API server lets one select by, beyond name and namespace. */
const SELECTABLE: Readonly<Record<string, readonly string[]>> = {
  pods: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'spec.hostNetwork',
    'status.phase',
    'status.podIP',
    'status.nominatedNodeName',
  ],
  nodes: ['spec.unschedulable'],
  namespaces: ['status.phase'],
  replicasets: ['status.replicas'],
  jobs: ['status.successful'],
  secrets: ['type'],
  events: [
    'involvedObject.apiVersion',
    'involvedObject.kind',
    'involvedObject.name',
    'involvedObject.namespace',
    'involvedObject.uid',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
};

/** `metadata.name=x,status.phase!=Running` to a test of objects. Throws BadRequest for a field that cannot be selected by. */
export function parseFieldSelector(
  text: string | null,
  resource: ResourceType,
): (object: KubeObject) => boolean {
  const terms = (text ?? '').split(',').filter(term => term.trim() !== '');
  const requirements = terms.map(term => parseTerm(term, resource));
  return object => requirements.every(holds => holds(object));
}

function parseTerm(
  term: string,
  resource: ResourceType,
): (object: KubeObject) => boolean {
  const match = /^\s*([\w.]+)\s*(==|=|!=)\s*(.*?)\s*$/.exec(term);
  if (!match) {
    throw new StatusError({
      reason: 'BadRequest',
      message: `invalid selector: '${term}'; can't understand '${term}'`,
    });
  }
  const [, field, operator, value] = match;
  if (
    ![...EVERYWHERE, ...(SELECTABLE[resource.plural] ?? [])].includes(field)
  ) {
    throw new StatusError({
      reason: 'BadRequest',
      message: `Unable to find "${resource.group || 'v1'}, Resource=${
        resource.plural
      }" that match label selector "", field selector "${term.trim()}": field label not supported: ${field}`,
    });
  }
  return object => (valueAt(object, field) === value) === (operator !== '!=');
}

/** A field that is not there selects like the zero value of its type. */
function valueAt(object: KubeObject, field: string): string {
  let value: unknown = object;
  for (const key of field.split('.')) {
    value =
      typeof value === 'object' && value !== null
        ? (value as Record<string, unknown>)[key]
        : undefined;
  }
  if (value === undefined) return field === 'spec.unschedulable' ? 'false' : '';
  return field === 'source'
    ? String((value as Record<string, unknown>).component ?? '')
    : String(value);
}
