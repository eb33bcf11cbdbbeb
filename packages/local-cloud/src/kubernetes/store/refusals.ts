import { ResourceType } from '../resources';
import { StatusError } from '../StatusError';

export function alreadyExists(
  resource: ResourceType,
  name: string,
): StatusError {
  return new StatusError({
    reason: 'AlreadyExists',
    message: `${resource.id} "${name}" already exists`,
    details: {
      name,
      group: resource.group || undefined,
      kind: resource.plural,
    },
  });
}

export function notFound(resource: ResourceType, name: string): StatusError {
  return new StatusError({
    reason: 'NotFound',
    message: `${resource.id} "${name}" not found`,
    details: {
      name,
      group: resource.group || undefined,
      kind: resource.plural,
    },
  });
}

export function conflict(resource: ResourceType, name: string): StatusError {
  return new StatusError({
    reason: 'Conflict',
    message:
      `Operation cannot be fulfilled on ${resource.id} "${name}": the object has been modified; ` +
      'please apply your changes to the latest version and try again',
    details: {
      name,
      group: resource.group || undefined,
      kind: resource.plural,
    },
  });
}
