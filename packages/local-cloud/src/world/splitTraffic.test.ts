import fc from 'fast-check';
import { splitTraffic } from './splitTraffic';

const destination = fc
  .record({
    site: fc.constantFrom('a', 'b', 'c'),
    weight: fc.integer({ min: 0, max: 999 }),
    routable: fc.integer({ min: 0, max: 20 }),
    answering: fc.integer({ min: 0, max: 20 }),
    capacity: fc.double({ min: 0, max: 5000, noNaN: true }),
  })
  .map(each => ({
    ...each,
    answering: Math.min(each.answering, each.routable),
  }));
const offered = fc.double({ min: 0, max: 100_000, noNaN: true });

describe('splitTraffic', () => {
  it('counts every request exactly once', () => {
    fc.assert(
      fc.property(
        offered,
        fc.array(destination, { maxLength: 5 }),
        (requests, destinations) => {
          const split = splitTraffic({ offered: requests, destinations });
          const sum = split.destinations.reduce(
            (total, each) => total + each.arriving,
            split.unrouted,
          );
          expect(sum).toBeCloseTo(requests, 4);
          for (const each of split.destinations) {
            expect(each.served + each.dead + each.overloaded).toBeCloseTo(
              each.arriving,
              4,
            );
            expect(each.served).toBeGreaterThanOrEqual(0);
            expect(each.overloaded).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });

  it('shares of destinations that have targets are their weights, and sum to 1', () => {
    fc.assert(
      fc.property(
        fc.array(destination, { minLength: 1, maxLength: 5 }),
        found => {
          const destinations = found.map(each => ({
            ...each,
            weight: each.weight + 1,
            routable: each.routable + 1,
          }));
          const total = destinations.reduce((sum, d) => sum + d.weight, 0);
          const split = splitTraffic({ offered: 1, destinations });
          expect(
            split.destinations.reduce((sum, each) => sum + each.arriving, 0),
          ).toBeCloseTo(1, 9);
          split.destinations.forEach((each, i) =>
            expect(each.arriving).toBeCloseTo(
              destinations[i].weight / total,
              9,
            ),
          );
        },
      ),
    );
  });

  it('weight 0 everywhere, or no target to choose, is answered by the balancer alone', () => {
    const idle = { site: 'a', routable: 2, answering: 2, capacity: 100 };
    expect(
      splitTraffic({ offered: 10, destinations: [{ ...idle, weight: 0 }] })
        .unrouted,
    ).toBe(10);
    expect(
      splitTraffic({
        offered: 10,
        destinations: [{ ...idle, weight: 1, routable: 0, answering: 0 }],
      }).unrouted,
    ).toBe(10);
  });
});
