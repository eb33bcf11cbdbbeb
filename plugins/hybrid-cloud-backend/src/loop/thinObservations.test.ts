import { thinObservations } from './thinObservations';

describe('thinObservations', () => {
  const at = (seconds: number) => ({ at: seconds * 1_000, sites: [] });
  const every5 = Array.from({ length: 1_000 }, (_, i) => at(i * 5));

  it('keeps the last three minutes, one of each half minute before, nothing older than an hour', () => {
    const now = 5_000_000;
    const kept = thinObservations(every5, now).map(o => o.at / 1_000);
    expect(kept.filter(s => s >= 4_820)).toHaveLength(36);
    const old = kept.filter(s => s < 4_820);
    expect(old[0]).toBe(1_400);
    expect(old.slice(1, 4)).toEqual([1_410, 1_440, 1_470]);
  });

  it('thins the same the second time', () => {
    const once = thinObservations(every5, 5_000_000);
    expect(thinObservations(once, 5_000_000)).toEqual(once);
  });
});
