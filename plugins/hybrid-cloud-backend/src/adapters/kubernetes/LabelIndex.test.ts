import { LabelIndex } from './LabelIndex';

const object = (name: string, labels: Record<string, string>) => ({
  name,
  labels,
});

describe('LabelIndex', () => {
  const source = {
    revision: 0,
    list: [
      object('a', { app: 'web', tier: 'front' }),
      object('b', { app: 'db' }),
    ],
    reads: 0,
    objects() {
      source.reads += 1;
      return source.list;
    },
  };
  const index = new LabelIndex({ source, labelsOf: o => o.labels });
  const names = (selector: string) =>
    [...index.candidates(selector)].map(o => o.name);

  it.each([
    ['app=web', ['a']],
    ['app==db', ['b']],
    ['app=nobody', []],
    ['tier in (front, back),app=web', ['a']],
    ['app!=web', ['a', 'b']],
    ['app', ['a', 'b']],
    ['app in (web)', ['a', 'b']],
  ])('%s: at least what it selects', (selector, expected) => {
    expect(names(selector)).toEqual(expected);
  });

  it('looks at the objects again only after a change', () => {
    names('app=web');
    const before = source.reads;
    names('app=db');
    expect(source.reads).toBe(before);
    source.list = [...source.list, object('c', { app: 'db' })];
    source.revision += 1;
    expect(names('app=db')).toEqual(['b', 'c']);
    expect(source.reads).toBe(before + 1);
  });
});
