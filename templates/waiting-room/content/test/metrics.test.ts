import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Metrics } from '../src/metrics/Metrics';
import { ManualClock } from './support/ManualClock';

test('figures that nobody refreshes leave the page: missing is not zero', async () => {
  const clock = new ManualClock();
  const metrics = new Metrics({ room: 'test', clock });
  assert.doesNotMatch(await metrics.page(), /^waiting_room_waiting\{/m);
  metrics.showRoom({
    at: clock.now(),
    serving: 3,
    tail: 10,
    waiting: 7,
    preQueue: 0,
    admitted: 3,
    brake: undefined,
    drawnFor: undefined,
  });
  metrics.showPlaces({
    courses: [{ id: 'A', title: 'A', seats: 5, taken: 2, seatsLeft: 3 }],
    outbox: { waiting: 1, dead: 0 },
  });
  const fresh = await metrics.page();
  assert.match(fresh, /^waiting_room_waiting\{room="test"\} 7$/m);
  assert.match(fresh, /^enrolment_seats\{course="A",state="taken"\} 2$/m);
  clock.advance({ seconds: 16 });
  const stale = await metrics.page();
  assert.doesNotMatch(stale, /^waiting_room_waiting\{/m);
  assert.doesNotMatch(stale, /^enrolment_seats\{/m);
});
