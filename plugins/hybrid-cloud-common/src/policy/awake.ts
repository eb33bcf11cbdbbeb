import { IANAZone } from 'luxon';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

export const AWAKE_EXPECTED =
  'days, hours and a time zone, such as Mon-Fri 09:00-18:00 Asia/Seoul';

/** Business hours as read from a policy. */
export interface AwakeHours {
  /** ISO weekdays, 1 is Monday. */
  readonly days: readonly number[];
  /** Minutes after midnight; `until` over `from`, a span over midnight is not offered. */
  readonly from: number;
  readonly until: number;
  /** IANA name. */
  readonly zone: string;
}

/** Reads `Mon-Fri 09:00-18:00 Asia/Seoul`; undefined when it is not that. */
export function parseAwake(value: string): AwakeHours | undefined {
  const match =
    /^([A-Z][a-z]{2})(?:-([A-Z][a-z]{2}))? (\d{2}):(\d{2})-(\d{2}):(\d{2}) (\S+)$/.exec(
      value.trim(),
    );
  if (!match) return undefined;
  const first = DAYS.findIndex(d => d === match[1]);
  const last = match[2] ? DAYS.findIndex(d => d === match[2]) : first;
  const from = minuteOfDay(match[3], match[4]);
  const until = minuteOfDay(match[5], match[6]);
  const zone = match[7];
  if (first < 0 || last < first || from === undefined || until === undefined)
    return undefined;
  if (until <= from || !IANAZone.isValidZone(zone)) return undefined;
  const days = DAYS.map((_, index) => index + 1).slice(first, last + 1);
  return { days, from, until, zone };
}

function minuteOfDay(hours: string, minutes: string): number | undefined {
  const [h, m] = [Number(hours), Number(minutes)];
  if (h > 24 || m > 59 || h * 60 + m > 1440) return undefined;
  return h * 60 + m;
}
