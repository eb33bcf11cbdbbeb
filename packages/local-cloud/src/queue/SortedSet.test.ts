import fc from 'fast-check';
import { SortedSet } from './SortedSet';

type Operation =
  | { readonly kind: 'add'; readonly member: string; readonly score: number }
  | { readonly kind: 'remove'; readonly member: string }
  | { readonly kind: 'pop'; readonly count: number };

const member = fc.constantFrom(...'abcdefghij');
const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({
    kind: fc.constant('add' as const),
    member,
    score: fc.integer({ min: -5, max: 5 }),
  }),
  fc.record({ kind: fc.constant('remove' as const), member }),
  fc.record({
    kind: fc.constant('pop' as const),
    count: fc.integer({ min: 0, max: 3 }),
  }),
);

const sorted = (model: ReadonlyMap<string, number>) =>
  [...model]
    .map(([name, score]) => ({ member: name, score }))
    .sort((a, b) => a.score - b.score || (a.member < b.member ? -1 : 1));

function apply(set: SortedSet, operation: Operation): unknown {
  switch (operation.kind) {
    case 'add':
      return set.add(operation.member, operation.score);
    case 'remove':
      return set.remove(operation.member);
    default:
      return set.popMin(operation.count);
  }
}

function applyToModel(
  model: Map<string, number>,
  operation: Operation,
): unknown {
  switch (operation.kind) {
    case 'add': {
      const isNew = !model.has(operation.member);
      model.set(operation.member, operation.score);
      return isNew;
    }
    case 'remove':
      return model.delete(operation.member);
    default: {
      const popped = sorted(model).slice(0, operation.count);
      for (const entry of popped) model.delete(entry.member);
      return popped;
    }
  }
}

describe('SortedSet', () => {
  it('behaves as a map that is sorted by score and member whenever one looks', () => {
    fc.assert(
      fc.property(fc.array(anyOperation, { maxLength: 60 }), operations => {
        const set = new SortedSet();
        const model = new Map<string, number>();
        for (const each of operations) {
          expect(apply(set, each)).toEqual(applyToModel(model, each));
          expect(set.size).toBe(model.size);
          expect(set.range(0, -1)).toEqual(sorted(model));
        }
        sorted(model).forEach((entry, rank) =>
          expect(set.rank(entry.member)).toBe(rank),
        );
      }),
    );
  });

  it('pops a long queue in order', () => {
    const set = new SortedSet();
    for (let i = 0; i < 5000; i++) set.add(`p${i}`, i);
    for (let i = 0; i < 5000; i += 10) {
      expect(set.popMin(10)[0]).toEqual({ member: `p${i}`, score: i });
    }
    expect(set.size).toBe(0);
  });
});
