/** A length of time cut down to what a person needs: one or two units. */
export type DurationPart = {
  readonly unit: 'seconds' | 'minutes' | 'hours' | 'days';
  readonly value: number;
};

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Splits seconds into at most two parts: `75 -> 1 min 15 s`, `7200 -> 2 h`.
 * Negative lengths (a clock that runs ahead of the server's) are shown as 0 s.
 */
export function durationParts(seconds: number): readonly DurationPart[] {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < MINUTE) {
    return [{ unit: 'seconds', value: whole }];
  }
  if (whole < HOUR) {
    return pair(
      'minutes',
      Math.floor(whole / MINUTE),
      'seconds',
      whole % MINUTE,
    );
  }
  if (whole < DAY) {
    const minutes = Math.floor((whole % HOUR) / MINUTE);
    return pair('hours', Math.floor(whole / HOUR), 'minutes', minutes);
  }
  const hours = Math.floor((whole % DAY) / HOUR);
  return pair('days', Math.floor(whole / DAY), 'hours', hours);
}

function pair(
  unit: DurationPart['unit'],
  value: number,
  smaller: DurationPart['unit'],
  rest: number,
): readonly DurationPart[] {
  return rest === 0
    ? [{ unit, value }]
    : [
        { unit, value },
        { unit: smaller, value: rest },
      ];
}
