import { MinuteSeries } from './MinuteSeries';

const MINUTE = 60_000;
const one = (value: number) => ({
  sum: value,
  count: 1,
  min: value,
  max: value,
});

it('adds samples of one minute up', () => {
  const series = new MinuteSeries(180);
  series.add(5 * MINUTE, one(3));
  series.add(5 * MINUTE + 59_999, one(1));
  series.add(6 * MINUTE, one(9));
  expect(series.between(0, 7 * MINUTE)).toEqual([
    { at: 5 * MINUTE, sum: 4, count: 2, min: 1, max: 3 },
    { at: 6 * MINUTE, sum: 9, count: 1, min: 9, max: 9 },
  ]);
  expect(series.between(5 * MINUTE, 6 * MINUTE)).toHaveLength(1);
});

it('keeps its newest minutes and forgets the rest', () => {
  const series = new MinuteSeries(180);
  for (let minute = 0; minute < 1000; minute++) {
    series.add(minute * MINUTE, one(minute));
  }
  const points = series.between(0, 1000 * MINUTE);
  expect(points.map(each => each.sum)).toEqual(
    Array.from({ length: 180 }, (_, index) => 820 + index),
  );
});

it('a published minute is not written again', () => {
  const series = new MinuteSeries(180);
  series.add(2 * MINUTE, one(1));
  series.add(MINUTE, one(100));
  expect(series.between(0, 3 * MINUTE).map(each => each.sum)).toEqual([1]);
});
