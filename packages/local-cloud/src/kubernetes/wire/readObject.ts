import { KubeObject } from '../objects/KubeObject';
import { apiVersionOf, ResourceType } from '../resources';
import { StatusError } from '../StatusError';
import { isJsonObject, Json, JsonObject } from '../patch/json';

/** The body as an object of this resource type, with its type filled in where left out. Throws BadRequest. */
export function readObject(options: {
  readonly body: Json | undefined;
  readonly resource: ResourceType;
  readonly namespace?: string;
  readonly name?: string;
}): KubeObject {
  const { body, resource, namespace, name } = options;
  if (!isJsonObject(body))
    throw badRequest('the body of the request is not an object');
  expectSame(body.kind, resource.kind, 'kind');
  expectSame(body.apiVersion, apiVersionOf(resource), 'API version');
  const metadata = isJsonObject(body.metadata) ? body.metadata : {};
  if (
    name !== undefined &&
    metadata.name !== undefined &&
    metadata.name !== name
  ) {
    throw badRequest(
      `the name of the object (${String(
        metadata.name,
      )}) does not match the name on the URL (${name})`,
    );
  }
  if (
    metadata.namespace !== undefined &&
    namespace !== undefined &&
    metadata.namespace !== namespace
  ) {
    throw badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
  return toObject({
    ...body,
    apiVersion: apiVersionOf(resource),
    kind: resource.kind,
    metadata: {
      ...metadata,
      ...(name === undefined ? {} : { name }),
      ...(namespace === undefined ? {} : { namespace }),
    },
  });
}

/** JSON that has apiVersion, kind and metadata; what else a kind needs is for validateObject to say. */
export function toObject(json: JsonObject): KubeObject {
  if (
    typeof json.apiVersion !== 'string' ||
    typeof json.kind !== 'string' ||
    !isJsonObject(json.metadata)
  ) {
    throw badRequest('an object needs apiVersion, kind and metadata');
  }
  // The three fields are checked above; identity and version in metadata are set by the store.
  return json as unknown as KubeObject;
}

function expectSame(
  found: Json | undefined,
  expected: string,
  what: string,
): void {
  if (found === undefined || found === expected) return;
  throw badRequest(
    `the ${what} in the data (${String(
      found,
    )}) does not match the expected ${what} (${expected})`,
  );
}

function badRequest(message: string): StatusError {
  return new StatusError({ reason: 'BadRequest', message });
}
