import { chartRows, isAlone, summarise, utilisationSeries } from './series';

const point = (at: number, onprem: number | null) => ({
  at,
  lagSeconds: null,
  queueDepth: null,
  utilisation: { onprem, aws: 0.4 },
  configured: null,
  observed: null,
});

describe('series', () => {
  const points = [point(1, 0.5), point(2, null), point(3, 0), point(4, null)];
  const [onprem, aws] = utilisationSeries(points);

  it('rule 1: what was not known stays a gap and a measured zero stays zero', () => {
    expect(onprem.values).toEqual([0.5, null, 0, null]);
    expect(chartRows([1, 2, 3, 4], [onprem, aws])).toEqual([
      { at: 1, onprem: 0.5, aws: 0.4 },
      { at: 2, onprem: null, aws: 0.4 },
      { at: 3, onprem: 0, aws: 0.4 },
      { at: 4, onprem: null, aws: 0.4 },
    ]);
  });

  it('a site that one point does not know is a gap there', () => {
    const [first] = utilisationSeries([
      point(1, 0.5),
      { ...point(2, null), utilisation: {} },
    ]);
    expect(first.values).toEqual([0.5, null]);
  });

  it('counts gaps, and has no latest value when the last point is a gap', () => {
    expect(summarise(onprem)).toEqual({ points: 2, gaps: 2 });
    expect(summarise({ ...onprem, values: [null, 0] }).latest).toBe(0);
    expect(summarise({ ...onprem, values: [null] }).latest).toBeUndefined();
  });

  it('finds points with gaps on both sides', () => {
    expect([0, 1, 2, 3].map(index => isAlone(onprem.values, index))).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(isAlone(aws.values, 1)).toBe(false);
  });
});
