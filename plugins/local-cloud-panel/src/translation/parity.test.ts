import { en } from './en';
import { ko } from './ko';

type Nested = { readonly [key: string]: string | Nested };

function flatten(messages: Nested, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[`${prefix}${key}`, value]]
        : Object.entries(flatten(value, `${prefix}${key}.`)),
    ),
  );
}

const english = flatten(en);
const korean: Record<string, string> = ko;
const holes = (text: string) => (text.match(/{{\w+}}/g) ?? []).sort();

describe('translations', () => {
  it('every message exists in both languages', () => {
    expect(Object.keys(korean).sort()).toEqual(Object.keys(english).sort());
  });

  it.each(Object.keys(english))('%s has the same values to fill in', key => {
    expect(holes(korean[key])).toEqual(holes(english[key]));
  });
});
