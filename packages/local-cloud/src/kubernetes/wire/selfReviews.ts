import { ACCESS_REVIEWS, RULES_REVIEWS, SELF_REVIEWS } from '../resources';
import { isAllowed, TokenGrant } from './access';
import { Answer, ok } from './Answer';
import { ApiCall } from './ApiCall';
import { isJsonObject, Json, JsonObject } from '../patch/json';

const REVIEWS = [ACCESS_REVIEWS, RULES_REVIEWS, SELF_REVIEWS];

/** Questions everybody may ask about themselves; they change nothing. */
export function isSelfReview(call: Pick<ApiCall, 'resource'>): boolean {
  return REVIEWS.includes(call.resource);
}

export function answerSelfReview(call: ApiCall): Answer {
  const { resource, grant } = call;
  const spec =
    isJsonObject(call.body) && isJsonObject(call.body.spec)
      ? call.body.spec
      : {};
  return ok(
    {
      kind: resource.kind,
      apiVersion: `${resource.group}/${resource.version}`,
      metadata: {},
      ...(resource === SELF_REVIEWS ? {} : { spec }),
      status: statusOf(call, spec, grant),
    },
    201,
  );
}

function statusOf(
  { resource }: ApiCall,
  spec: JsonObject,
  grant: TokenGrant,
): object {
  if (resource === SELF_REVIEWS)
    return {
      userInfo: {
        username: grant.name,
        groups: grant.groups ?? ['system:authenticated'],
      },
    };
  if (resource === RULES_REVIEWS)
    return {
      resourceRules: [rulesOf(grant)],
      nonResourceRules: [],
      incomplete: false,
    };
  const asked = isJsonObject(spec.resourceAttributes)
    ? spec.resourceAttributes
    : undefined;
  // Paths that are not resources (version, health, discovery) are open to everybody with a token.
  if (!asked) return { allowed: true };
  const allowed = isAllowed(grant, {
    verb: text(asked.verb) ?? '',
    resource: {
      group: text(asked.group) ?? '',
      plural: text(asked.resource) ?? '',
    },
    subresource: text(asked.subresource),
    namespace: text(asked.namespace),
    name: text(asked.name),
  });
  return { allowed };
}

function rulesOf(grant: TokenGrant): object {
  const all = ['*'];
  const verbs = grant.readOnly ? ['get', 'list', 'watch'] : grant.verbs ?? all;
  return { verbs, apiGroups: all, resources: grant.resources ?? all };
}

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
