import { AwsError } from '../../AwsError';
import { Input } from '../../wire/Input';

/** AWS's "tags per resource". */
const MAX_TAGS = 50;

/**
 * The member `Tags` of a call.
 * @throws AwsError DuplicateTagKeys
 */
export function readTags(input: Input): readonly (readonly [string, string])[] {
  const tags = input
    .list('Tags')
    .map(
      tag => [tag.requiredString('Key'), tag.string('Value') ?? ''] as const,
    );
  if (new Set(tags.map(([key]) => key)).size < tags.length) {
    throw new AwsError({
      code: 'DuplicateTagKeys',
      message: 'A tag key was specified more than once',
    });
  }
  return tags;
}

/** @throws AwsError TooManyTags when a resource would have more than AWS keeps. */
export function checkTagCount(
  present: Iterable<string>,
  added: readonly (readonly [string, string])[],
): void {
  const keys = new Set([...present, ...added.map(([key]) => key)]);
  if (keys.size > MAX_TAGS) {
    throw new AwsError({
      code: 'TooManyTags',
      message: `A resource can have at most ${MAX_TAGS} tags`,
    });
  }
}
