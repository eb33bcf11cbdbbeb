import { labelSelector } from './labelSelector';
import { parseQuantity } from './quantity';

describe('parseQuantity', () => {
  it.each([
    ['250m', 0.25],
    ['1.5', 1.5],
    ['2', 2],
    ['512Mi', 512 * 2 ** 20],
    ['1e3', 1_000],
    ['1E2', 100],
    ['1E', 1e18],
    ['12345678n', 0.012345678],
    ['4Gi', 2 ** 32],
    ['100k', 100_000],
    ['.5', 0.5],
  ])('%s is %s', (text, value) => {
    expect(parseQuantity(text)).toBeCloseTo(value, 9);
  });

  it.each(['', 'abc', '1X', '1 Gi', 'Mi', undefined])(
    'rule 1: %s is no quantity, not zero',
    text => {
      expect(parseQuantity(text)).toBeUndefined();
    },
  );
});

describe('labelSelector', () => {
  const labels = { app: 'web', tier: 'front', 'example.com/zone': 'a' };

  it.each([
    ['app=web', true],
    ['app==web', true],
    ['app=db', false],
    ['app!=db', true],
    ['missing!=x', true],
    ['app=web,tier=front', true],
    ['app=web,tier=back', false],
    ['app in (web, db)', true],
    ['app notin (web,db),tier', false],
    ['example.com/zone in (a),app', true],
    ['tier', true],
    ['!tier', false],
    ['!missing', true],
    ['', true],
  ])('%s: %s', (selector, expected) => {
    expect(labelSelector(selector)(labels)).toBe(expected);
  });

  it('names the part that is no selector', () => {
    expect(() => labelSelector('app=web,a b c')).toThrow("'a b c'");
  });
});
