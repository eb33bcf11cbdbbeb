import { durationParts } from './durations';

describe('durationParts', () => {
  it.each([
    [-3, '0 seconds'],
    [0, '0 seconds'],
    [59.4, '59 seconds'],
    [60, '1 minutes'],
    [125, '2 minutes 5 seconds'],
    [3600, '1 hours'],
    [3725, '1 hours 2 minutes'],
    [90_000, '1 days 1 hours'],
  ])('%d s is %s', (seconds, expected) => {
    const text = durationParts(seconds)
      .map(part => `${part.value} ${part.unit}`)
      .join(' ');
    expect(text).toBe(expected);
  });
});
