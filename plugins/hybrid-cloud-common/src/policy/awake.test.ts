import { parseAwake } from './awake';

describe('parseAwake', () => {
  it('reads days, hours and zone', () => {
    expect(parseAwake('Mon-Fri 09:00-18:00 Asia/Seoul')).toEqual({
      days: [1, 2, 3, 4, 5],
      from: 540,
      until: 1080,
      zone: 'Asia/Seoul',
    });
    expect(parseAwake('Sat 00:00-24:00 UTC')?.days).toEqual([6]);
  });

  it.each([
    '',
    'Mon-Fri',
    'Fri-Mon 09:00-18:00 UTC',
    'Mon-Fri 18:00-09:00 UTC',
    'Mon-Fri 09:00-25:00 UTC',
    'Mon-Fri 09:60-18:00 UTC',
    'Mon-Fri 09:00-18:00 Mars/Olympus',
    'Lun-Ven 09:00-18:00 Europe/Paris',
  ])('refuses %p', value => {
    expect(parseAwake(value)).toBeUndefined();
  });
});
