import {
  buildInput,
  buildObservation,
  examplePolicy,
  exampleWorkload,
} from '../../testUtils';
import { decide } from '../decide';
import { isAwake } from './schedule';

const HOURS = 'Mon-Fri 09:00-18:00 Asia/Seoul';
/** Seoul is nine hours ahead all year. */
const seoul = (day: number, hour: number, minute: number = 0) =>
  Date.UTC(2026, 2, day, hour - 9, minute);

describe('schedule', () => {
  it.each([
    ['Monday 09:00', seoul(2, 9), true],
    ['Monday 08:59', seoul(2, 8, 59), false],
    ['Friday 17:59', seoul(6, 17, 59), true],
    ['Friday 18:00', seoul(6, 18), false],
    ['Saturday noon', seoul(7, 12), false],
  ])('on %s', (_, now, awake) => {
    expect(isAwake(HOURS, now)).toBe(awake);
  });

  it('says nothing of hours it cannot read', () => {
    expect(isAwake('sometimes', seoul(2, 9))).toBeUndefined();
  });

  it('rule 14: outside its hours a site is said to be so, and nothing is done yet', () => {
    const schedule = { site: 'aws', awake: HOURS, mode: 'auto' as const };
    const workload = exampleWorkload('course-registration', {
      policy: examplePolicy({ schedule }),
    });
    const now = seoul(7, 12);
    const observation = buildObservation({ workload, now });
    const decision = decide(buildInput({ workload, observation }));
    expect(decision).toMatchObject({
      kind: 'hold',
      reasons: [
        { code: 'schedule-asleep', params: { site: 'aws', awake: HOURS } },
      ],
    });
  });
});
