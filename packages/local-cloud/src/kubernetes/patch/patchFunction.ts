import { isCustom, ResourceType } from '../resources';
import { StatusError } from '../StatusError';
import { Json, JsonObject } from './json';
import { jsonPatch } from './jsonPatch';
import { mergePatch } from './mergePatch';
import { strategicMergePatch } from './strategicMergePatch';

export const APPLY = 'application/apply-patch+yaml';

type PatchFunction = (target: JsonObject, patch: Json) => Json;

const FORMATS: Readonly<Record<string, PatchFunction>> = {
  'application/json-patch+json': jsonPatch,
  'application/merge-patch+json': mergePatch,
  'application/strategic-merge-patch+json': strategicMergePatch,
};

/** How to apply a patch of this content type. Throws UnsupportedMediaType. */
export function patchFunction(
  contentType: string,
  resource: ResourceType,
): PatchFunction {
  const custom = isCustom(resource);
  const accepted = [
    ...Object.keys(FORMATS).filter(
      format => !custom || !format.includes('strategic'),
    ),
    APPLY,
  ];
  const found = FORMATS[contentType];
  if (found && accepted.includes(contentType)) return found;
  throw new StatusError({
    reason: 'UnsupportedMediaType',
    message: `the body of the request was in an unknown format - accepted media types include: ${accepted.join(
      ', ',
    )}`,
  });
}
