import fc from 'fast-check';
import { EffectiveForward } from '../world/contracts';
import { chooseTarget } from './chooseTarget';

const target = (id: string) => ({ id, port: 8080 });
const forward = (
  a: number,
  b: number,
  stickinessSeconds?: number,
): EffectiveForward => ({
  targetGroups: [
    {
      targetGroupArn: 'a',
      weight: a,
      routable: [target('a1'), target('a2')],
      failingOpen: false,
    },
    {
      targetGroupArn: 'b',
      weight: b,
      routable: [target('b1')],
      failingOpen: false,
    },
  ],
  ...(stickinessSeconds === undefined ? {} : { stickinessSeconds }),
});
const choose = (
  rule: EffectiveForward,
  rest: Partial<Parameters<typeof chooseTarget>[0]> = {},
) =>
  chooseTarget({
    forward: rule,
    stickyTo: undefined,
    random: 0.5,
    turn: 0,
    ...rest,
  });

describe('chooseTarget', () => {
  it('follows the weights, whatever they sum to', () => {
    for (const [a, b] of [
      [40, 60],
      [2, 3],
      [400, 600],
    ]) {
      let chosen = 0;
      for (let i = 0; i < 1000; i++) {
        if (choose(forward(a, b), { random: i / 1000 })?.targetGroupArn === 'a')
          chosen++;
      }
      expect(chosen).toBe(400);
    }
  });

  it('weight 0 gets nothing', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        random => {
          expect(choose(forward(0, 7), { random })?.targetGroupArn).toBe('b');
        },
      ),
    );
    expect(choose(forward(0, 0))).toBeUndefined();
  });

  it('targets of a group take turns', () => {
    const ids = [0, 1, 2].map(
      turn => choose(forward(1, 0), { turn })?.target.id,
    );
    expect(ids).toEqual(['a1', 'a2', 'a1']);
  });

  it('stickiness beats weight, even weight 0, and only while it is on', () => {
    expect(choose(forward(0, 1, 60), { stickyTo: 'a' })?.targetGroupArn).toBe(
      'a',
    );
    expect(choose(forward(0, 1), { stickyTo: 'a' })?.targetGroupArn).toBe('b');
    expect(
      choose(forward(0, 1, 60), { stickyTo: 'gone' })?.targetGroupArn,
    ).toBe('b');
  });
});
