import { common } from './en/common';
import { fleet } from './en/fleet';
import { plans } from './en/plans';
import { releases } from './en/releases';
import { workload } from './en/workload';
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

const english = flatten({
  ...common,
  ...fleet,
  ...workload,
  ...plans,
  ...releases,
});
const korean: Record<string, string> = ko;
const holes = (text: string) => (text.match(/{{\w+}}/g) ?? []).sort();

describe('translations', () => {
  it('every message exists in both languages', () => {
    expect(Object.keys(korean).sort()).toEqual(Object.keys(english).sort());
  });

  it.each(Object.keys(english))('%s has the same values to fill in', key => {
    expect(holes(korean[key])).toEqual(holes(english[key]));
  });

  it('no Korean message was left in English', () => {
    const left = Object.entries(korean).filter(
      ([key, text]) =>
        text === english[key] && /[a-z]{3}/.test(text.replace(/{{\w+}}/g, '')),
    );
    expect(left).toEqual([]);
  });
});
