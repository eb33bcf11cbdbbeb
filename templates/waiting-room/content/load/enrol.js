// k6: USERS people arrive within ARRIVE seconds, wait, enrol, and leave.
//   k6 run -e BASE_URL=https://staging.example.org -e USERS=15000 load/enrol.js
// The service must run with SIGN_IN=form; never aim this at production.
import { check, sleep } from 'k6';
import http from 'k6/http';
import { Counter, Rate, Trend } from 'k6/metrics';

const BASE = __ENV.BASE_URL || 'http://127.0.0.1:8080';
const USERS = Number(__ENV.USERS || 1000);
const ARRIVE = Number(__ENV.ARRIVE || 60);
const LONGEST_WAIT = Number(__ENV.LONGEST_WAIT || 1200);

const joinTime = new Trend('join_time', true);
const waitTime = new Trend('wait_time', true);
const enrolled = new Counter('enrolled');
const full = new Counter('full');
const lost = new Rate('lost');

export const options = {
  scenarios: {
    registration: {
      executor: 'per-vu-iterations',
      vus: USERS,
      iterations: 1,
      maxDuration: `${ARRIVE + LONGEST_WAIT}s`,
    },
  },
  thresholds: {
    join_time: ['p(99)<500'],
    http_req_failed: ['rate<0.01'],
    lost: ['rate<0.001'],
  },
};

const JSON_BODY = { headers: { 'content-type': 'application/json' } };
// Full is an answer, not a failure.
http.setResponseCallback(http.expectedStatuses({ min: 200, max: 299 }, 409));

export default function enrol() {
  sleep(Math.random() * ARRIVE);
  const id = `load-${__VU}`;
  http.post(`${BASE}/api/session`, JSON.stringify({ id, name: id }), JSON_BODY);

  const started = Date.now();
  const joined = http.post(`${BASE}/api/waiting-room/join`);
  joinTime.add(joined.timings.duration);
  check(joined, { joined: answer => answer.status === 200 });
  let view = joined.status === 200 ? joined.json() : { kind: 'unknown' };
  const { ticket } = view;
  while (view.kind === 'waiting' || view.kind === 'pre-queue') {
    if (Date.now() - started > LONGEST_WAIT * 1000) break;
    sleep(1.5 + Math.random());
    const query = ticket ? `?ticket=${ticket}` : '';
    const answer = http.get(`${BASE}/api/waiting-room/me${query}`);
    if (answer.status === 200) view = answer.json();
  }
  lost.add(view.kind !== 'admitted');
  if (view.kind !== 'admitted') return;
  waitTime.add(Date.now() - started);

  const { courses } = http.get(`${BASE}/api/courses`).json();
  const course = courses[__VU % courses.length];
  const answer = http.put(`${BASE}/api/enrolments/${course.id}`);
  if (answer.status === 201) enrolled.add(1);
  if (answer.status === 409) full.add(1);
  http.del(`${BASE}/api/waiting-room/me`);
}
