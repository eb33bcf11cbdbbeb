// k6 run -e TARGET=${{ values.publicUrl }} -e RATE=200 -e MINUTES=10 load/steady.js
// A steady stream of requests, whatever the answers take, and a count of the site that answered: run it beside a drill
// and it says how many users saw an error and when the traffic had moved.
import http from 'k6/http';
import { check } from 'k6';
import { Counter, Rate } from 'k6/metrics';

const answered = new Counter('answered_by_site');
const failed = new Rate('failed');

export const options = {
  scenarios: {
    steady: {
      executor: 'constant-arrival-rate',
      rate: Number(__ENV.RATE || 50),
      timeUnit: '1s',
      duration: `${__ENV.MINUTES || 10}m`,
      preAllocatedVUs: 50,
      maxVUs: 2000,
    },
  },
  thresholds: {
    // The stop condition of a drill: over 2 % for half a minute, and it ends.
    failed: [{ threshold: 'rate<0.02', abortOnFail: true, delayAbortEval: '30s' }],
    http_req_duration: ['p(99)<1000'],
  },
};

export default function one() {
  const answer = http.get(`${__ENV.TARGET}/`, { timeout: '5s' });
  const good = check(answer, { 'answered 200': r => r.status === 200 });
  failed.add(!good);
  if (good) answered.add(1, { site: answer.json('site') });
}
