// k6 run -e TARGET=${{ values.publicUrl }} -e PEOPLE=15000 load/rush.js
// Everybody at once, as on a registration day: people arrive within a minute, look around and go.
import http from 'k6/http';
import { check, sleep } from 'k6';

const people = Number(__ENV.PEOPLE || 1000);

export const options = {
  scenarios: {
    rush: {
      executor: 'ramping-vus',
      startVUs: 0,
      stages: [
        { duration: '1m', target: people },
        { duration: '3m', target: people },
        { duration: '1m', target: 0 },
      ],
      gracefulStop: '10s',
    },
  },
  thresholds: { checks: ['rate>0.98'], http_req_duration: ['p(95)<1000'] },
};

export default function person() {
  check(http.get(`${__ENV.TARGET}/`, { timeout: '10s' }), {
    'answered 200': r => r.status === 200,
  });
  // Nobody clicks in step.
  sleep(1 + Math.random() * 4);
}
