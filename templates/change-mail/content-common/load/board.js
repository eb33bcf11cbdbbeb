// k6 run -e TARGET=https://${{ values.hostname }} -e TOKEN=... -e PEOPLE=200 load/board.js
// People look at the board; one in twenty changes an item of their own, which nobody follows.
import http from 'k6/http';
import { check, sleep } from 'k6';
import { Rate } from 'k6/metrics';

const people = Number(__ENV.PEOPLE || 50);
const failed = new Rate('failed');
const throttled = new Rate('throttled');

export const options = {
  scenarios: {
    board: {
      executor: 'ramping-vus',
      startVUs: 0,
      stages: [
        { duration: '30s', target: people },
        { duration: '2m', target: people },
        { duration: '10s', target: 0 },
      ],
    },
  },
  thresholds: {
    failed: [{ threshold: 'rate<0.01', abortOnFail: true, delayAbortEval: '20s' }],
    http_req_duration: ['p(95)<500'],
  },
};

const headers = { authorization: `Bearer ${__ENV.TOKEN}`, 'content-type': 'application/json' };

export default function person() {
  note(http.get(`${__ENV.TARGET}/api/items?limit=50`, { headers }), [200]);
  if (Math.random() < 0.05) {
    const item = `${__ENV.TARGET}/api/items/load-${__VU}`;
    const found = http.get(item, { headers, responseCallback: http.expectedStatuses(200, 404) });
    const version = found.status === 200 ? { version: found.json('version') } : {};
    const draft = { title: `Load ${__VU}`, text: String(__ITER), state: 'open', ...version };
    note(http.put(item, JSON.stringify(draft), { headers }), [200, 201]);
  }
  sleep(1 + Math.random() * 3);
}

function note(answer, good) {
  throttled.add(answer.status === 429);
  const isGood = check(answer, { answered: r => good.includes(r.status) });
  // Throttling is the gateway doing what it was told.
  if (answer.status !== 429) failed.add(!isGood);
}
