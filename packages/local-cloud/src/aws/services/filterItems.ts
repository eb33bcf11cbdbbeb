import { AwsError } from '../AwsError';
import { Input } from '../wire/Input';

/** What a filter of this name compares with; several values of one item are alternatives. */
export type FilterFields<T> = Readonly<
  Record<string, (item: T) => string | readonly string[]>
>;

/** Items that match every filter, each by any of its values. Throws `unknownCode` for a filter the call does not know. */
export function filterItems<T>(options: {
  readonly items: readonly T[];
  readonly filters: readonly Input[];
  readonly fields: FilterFields<T>;
  readonly unknownCode: string;
}): readonly T[] {
  const { items, filters, fields, unknownCode } = options;
  const tests = filters.map(filter => {
    const name = filter.requiredString('Name');
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) {
      throw new AwsError({
        code: unknownCode,
        message: `Unrecognized filter name: ${name}`,
      });
    }
    const values = filter.strings('Values');
    return (item: T) =>
      [field(item)].flat().some(each => values.includes(each));
  });
  return items.filter(item => tests.every(test => test(item)));
}
