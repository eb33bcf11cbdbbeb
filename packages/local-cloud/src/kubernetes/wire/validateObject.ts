import { Deployment, Service } from '../objects/workloads';
import { HorizontalPodAutoscaler } from '../objects/HorizontalPodAutoscaler';
import { Job } from '../objects/Job';
import { KubeObject } from '../objects/KubeObject';
import { Node } from '../objects/Node';
import { Pod, PodSpec } from '../objects/Pod';
import { TargetGroupBinding } from '../objects/TargetGroupBinding';
import { parseQuantity } from '../quantity';
import {
  JOBS,
  NAMESPACES,
  ResourceType,
  SERVICES,
  TARGET_GROUP_BINDINGS,
} from '../resources';
import { StatusCause, StatusError } from '../StatusError';
import { invalid, required } from './causes';
import { bindingCauses, serviceCauses } from './networkCauses';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

type Partially<T> = T extends object
  ? { readonly [K in keyof T]?: Partially<T[K]> }
  : T;

/** Refuses what the API server's validation refuses, as far as the controllers here rely on it. Throws Invalid. */
export function validateObject(
  resource: ResourceType,
  object: KubeObject,
): void {
  const causes = [
    ...nameCauses(resource, object.metadata.name),
    ...causesOf(resource, object),
  ];
  if (causes.length === 0) return;
  const said = causes.map(cause => `${cause.field}: ${cause.message}`);
  const all = said.length === 1 ? said[0] : `[${said.join(', ')}]`;
  const kind = resource.group
    ? `${resource.kind}.${resource.group}`
    : resource.kind;
  throw new StatusError({
    reason: 'Invalid',
    message: `${kind} "${object.metadata.name}" is invalid: ${all}`,
    details: {
      name: object.metadata.name,
      group: resource.group || undefined,
      kind: resource.kind,
      causes,
    },
  });
}

/** Most names become parts of host names; roles and their bindings may be called nearly anything. */
function nameCauses(
  { group, id }: ResourceType,
  name: string,
): readonly StatusCause[] {
  if (group === 'rbac.authorization.k8s.io') return [];
  const isLabel = id === NAMESPACES.id || id === SERVICES.id;
  const [pattern, longest, what] = isLabel
    ? [LABEL, 63, 'label']
    : [SUBDOMAIN, 253, 'subdomain'];
  if (pattern.test(name) && name.length <= longest) return [];
  return [
    invalid(
      'metadata.name',
      JSON.stringify(name),
      `a lowercase RFC 1123 ${what} must consist of at most ${longest} lower case alphanumeric characters, '-'${
        isLabel ? '' : " or '.'"
      }, and must start and end with an alphanumeric character`,
    ),
  ];
}

/** Bodies come from outside: every field of the typed shape may be missing. */
function causesOf(
  resource: ResourceType,
  object: KubeObject,
): readonly StatusCause[] {
  switch (resource.id) {
    case 'pods':
      return podCauses((object as Partially<Pod>).spec, 'spec');
    case 'deployments.apps':
    case 'replicasets.apps':
      return workloadCauses(object as Partially<Deployment>);
    case 'horizontalpodautoscalers.autoscaling':
      return autoscalerCauses(object as Partially<HorizontalPodAutoscaler>);
    case 'nodes':
      return nodeCauses(object as Partially<Node>);
    case JOBS.id:
      return podCauses(
        (object as Partially<Job>).spec?.template?.spec,
        'spec.template.spec',
      );
    case SERVICES.id:
      return serviceCauses(object as Partially<Service>);
    case TARGET_GROUP_BINDINGS.id:
      return bindingCauses(object as Partially<TargetGroupBinding>);
    default:
      return [];
  }
}

function workloadCauses({
  spec,
}: Partially<Deployment>): readonly StatusCause[] {
  const causes = [...countCauses(spec?.replicas, 'spec.replicas', 0)];
  const labels: Record<string, unknown> = {
    ...spec?.template?.metadata?.labels,
  };
  if (!spec?.selector) causes.push(required('spec.selector'));
  const wanted = Object.entries(spec?.selector?.matchLabels ?? {});
  if (!wanted.every(([key, value]) => labels[key] === value)) {
    causes.push(
      invalid(
        'spec.template.metadata.labels',
        JSON.stringify(labels),
        '`selector` does not match template `labels`',
      ),
    );
  }
  return [...causes, ...podCauses(spec?.template?.spec, 'spec.template.spec')];
}

function podCauses(
  spec: Partially<PodSpec> | undefined,
  path: string,
): readonly StatusCause[] {
  const containers = spec?.containers;
  if (!Array.isArray(containers) || containers.length === 0)
    return [required(`${path}.containers`)];
  return containers.flatMap(
    (container: Partially<PodSpec['containers'][number]>, i) => {
      const at = `${path}.containers[${i}]`;
      return [
        ...(container.name ? [] : [required(`${at}.name`)]),
        ...(container.image ? [] : [required(`${at}.image`)]),
        ...quantityCauses(
          container.resources?.requests,
          `${at}.resources.requests`,
        ),
        ...quantityCauses(
          container.resources?.limits,
          `${at}.resources.limits`,
        ),
      ];
    },
  );
}

function autoscalerCauses({
  spec,
}: Partially<HorizontalPodAutoscaler>): readonly StatusCause[] {
  const causes: StatusCause[] = [];
  const { minReplicas, maxReplicas } = spec ?? {};
  if (!spec?.scaleTargetRef?.name)
    causes.push(required('spec.scaleTargetRef.name'));
  causes.push(...countCauses(minReplicas, 'spec.minReplicas', 1));
  if (typeof maxReplicas !== 'number' || maxReplicas < 1) {
    causes.push(
      invalid(
        'spec.maxReplicas',
        String(maxReplicas ?? 0),
        'must be greater than 0',
      ),
    );
  } else if (typeof minReplicas === 'number' && maxReplicas < minReplicas) {
    causes.push(
      invalid(
        'spec.maxReplicas',
        String(maxReplicas),
        'must be greater than or equal to `minReplicas`',
      ),
    );
  }
  return causes;
}

function nodeCauses({ spec, status }: Partially<Node>): readonly StatusCause[] {
  const wrong =
    spec?.unschedulable !== undefined &&
    typeof spec.unschedulable !== 'boolean';
  return [
    ...(wrong
      ? [
          invalid(
            'spec.unschedulable',
            JSON.stringify(spec.unschedulable),
            'must be a boolean',
          ),
        ]
      : []),
    ...quantityCauses(status?.allocatable, 'status.allocatable'),
    ...quantityCauses(status?.capacity, 'status.capacity'),
  ];
}

function countCauses(
  value: unknown,
  field: string,
  least: number,
): readonly StatusCause[] {
  if (
    value === undefined ||
    (Number.isInteger(value) && Number(value) >= least)
  )
    return [];
  return [
    invalid(
      field,
      JSON.stringify(value),
      `must be greater than or equal to ${least}`,
    ),
  ];
}

function quantityCauses(
  amounts: object | undefined,
  path: string,
): readonly StatusCause[] {
  return Object.entries(amounts ?? {}).flatMap(([key, value]) => {
    try {
      if (parseQuantity(value) >= 0) return [];
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    return [
      invalid(
        `${path}.${key}`,
        JSON.stringify(value),
        'must be a quantity of 0 or more',
      ),
    ];
  });
}
