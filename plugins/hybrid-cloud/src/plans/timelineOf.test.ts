import { advancePlan } from '../__testUtils__/advancePlan';
import { examplePlan } from '../__testUtils__';
import { timelineOf } from './timelineOf';

const NOW = Date.UTC(2026, 2, 2, 9);

describe('timelineOf', () => {
  it('tells what happened in the order it happened', () => {
    const plan = examplePlan(NOW, {
      state: 'approved',
      updatedAt: NOW,
      approvals: [
        { by: 'user:default/joon', verdict: 'approved', digest: 'd', at: NOW },
      ],
    });
    const kinds = timelineOf(advancePlan(plan, NOW + 60_000)).map(
      entry => entry.kind,
    );
    expect(kinds).toEqual([
      'created',
      'approved',
      'intended',
      'accepted',
      'verified',
      'ended',
    ]);
  });
});
