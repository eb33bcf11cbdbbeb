import {
  HistoryPoint,
  HistoryResponse,
  Instant,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

const STEP = 15_000;
const POINTS = 240;

/** An hour: a quiet start, a rise, ten minutes in which nothing was known, and one earlier plan. */
export function exampleHistory(now: Instant): HistoryResponse {
  const start = now - POINTS * STEP;
  const points = Array.from({ length: POINTS }, (_, index): HistoryPoint => {
    const unknown = index >= 120 && index < 160 && index !== 140;
    const load = 0.45 + 0.4 * (index / POINTS) + 0.04 * Math.sin(index / 6);
    return {
      at: start + index * STEP,
      lagSeconds: unknown ? null : 2 + 6 * (index / POINTS) ** 2,
      queueDepth: unknown ? null : Math.round(40 + 900 * (index / POINTS) ** 3),
      utilisation: {
        onprem: unknown ? null : load,
        aws: 0.35 + 0.05 * Math.cos(index / 9),
      },
      configured: { onprem: 40, aws: 60 },
      observed: unknown ? null : { onprem: 0.41, aws: 0.59 },
    };
  });
  return {
    points,
    plans: [
      {
        id: 'plan-0000',
        workloadRef: 'component:default/course-registration',
        state: 'succeeded',
        action: 'burst',
        requestedBy: 'policy',
        createdAt: start + 180 * STEP,
        endedAt: start + 186 * STEP,
      },
    ],
  };
}
