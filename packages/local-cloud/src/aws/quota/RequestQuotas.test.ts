import fc from 'fast-check';
import { RequestQuotas } from './RequestQuotas';
import { TokenBucket } from './TokenBucket';

const scope = { account: '111122223333', region: 'ap-northeast-2' };

it('never admits more than the burst plus what has been filled', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 400 }),
      pauses => {
        const bucket = new TokenBucket({
          capacity: 40,
          refillPerSecond: 10,
          now: 0,
        });
        let now = 0;
        let admitted = 0;
        for (const pause of pauses) {
          now += pause;
          if (bucket.take(now)) admitted += 1;
        }
        expect(admitted).toBeLessThanOrEqual(40 + (now / 1000) * 10 + 1e-6);
      },
    ),
  );
});

it('a full bucket does not overflow', () => {
  const bucket = new TokenBucket({ capacity: 2, refillPerSecond: 1, now: 0 });
  const taken = [1, 2, 3].map(() => bucket.take(1_000_000));
  expect(taken).toEqual([true, true, false]);
});

it('reads and writes of load balancers have buckets of their own', () => {
  const quotas = new RequestQuotas();
  const admit = (action: string) =>
    quotas.admit({ service: 'elasticloadbalancing', action, scope, now: 0 });
  const count = (action: string) => {
    let admitted = 0;
    while (admit(action)) admitted += 1;
    return admitted;
  };
  expect(count('DescribeRules')).toBe(40);
  expect(admit('DescribeTargetHealth')).toBe(false);
  expect(count('ModifyRule')).toBe(20);
  expect(admit('AddTags')).toBe(false);
});
