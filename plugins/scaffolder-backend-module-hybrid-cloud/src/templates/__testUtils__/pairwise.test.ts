import { pairwise } from './pairwise';

const factors = {
  a: ['1', '2', '3'],
  b: ['x', 'y'],
  c: ['p', 'q'],
  d: ['m', 'n'],
};

it('finds every possible pair in fewer rows than all combinations', () => {
  const rows = pairwise({ factors, isPossible: () => true });
  for (const [a, b] of [
    ['a', 'b'],
    ['a', 'd'],
    ['b', 'c'],
    ['c', 'd'],
  ] as const) {
    const seen = new Set(rows.map(row => `${row[a]}${row[b]}`));
    expect(seen.size).toBe(factors[a].length * factors[b].length);
  }
  expect(rows.length).toBeLessThan(12);
});

it('never combines what is impossible, and leaves out a pair that would need it', () => {
  const isPossible = (row: Partial<Record<string, string>>) =>
    !(row.a === '1' && row.b === 'x') && !(row.b === 'y' && row.c === 'p');
  const rows = pairwise({ factors, isPossible });
  expect(rows.every(isPossible)).toBe(true);
  expect(rows.some(row => row.a === '1' && row.c === 'p')).toBe(false);
  expect(rows.some(row => row.a === '2' && row.c === 'p')).toBe(true);
});
