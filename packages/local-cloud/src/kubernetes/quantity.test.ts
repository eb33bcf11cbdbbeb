import fc from 'fast-check';
import {
  formatBytes,
  formatCores,
  formatKibibytes,
  formatNanoCores,
  parseQuantity,
} from './quantity';

describe('quantities', () => {
  it.each([
    ['250m', 0.25],
    ['1.5', 1.5],
    ['512Mi', 536870912],
    ['1e3', 1000],
    ['1E3', 1000],
    ['2E', 2e18],
    ['.5', 0.5],
    ['100n', 1e-7],
    ['1k', 1000],
    ['1Ki', 1024],
    ['-1', -1],
    ['0', 0],
    [4, 4],
  ])('%s is %d', (text, value) => {
    expect(parseQuantity(text)).toBeCloseTo(value, 12);
  });

  it.each(['', 'm', '1mi', '1 Gi', '1e', '0x10', 'many', '1Kib'])(
    'refuses %j',
    text => {
      expect(() => parseQuantity(text)).toThrow(RangeError);
    },
  );

  it('writes what it reads back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 0, max: 2 ** 45 }),
        (milli, bytes) => {
          expect(
            Math.round(parseQuantity(formatCores(milli / 1000)) * 1000),
          ).toBe(milli);
          expect(parseQuantity(formatBytes(bytes))).toBe(bytes);
        },
      ),
    );
    expect(formatCores(2)).toBe('2');
    expect(formatNanoCores(0.3)).toBe('300000000n');
    expect(formatKibibytes(2 ** 20)).toBe('1024Ki');
  });
});
