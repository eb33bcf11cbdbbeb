import { connect } from 'node:net';
import { Problem } from './problem.mjs';

/** What listens where. The catalogue's probe addresses name the site ingresses, so these do not move. */
export const PORTS = {
  frontend: 3000,
  backend: 7007,
  aws: 4566,
  clusters: { onprem: 4571, aws: 4572, nhn: 4573 },
  queue: 4579,
  balancers: {
    'course-registration': 4581,
    'campus-portal': 4582,
    ticketing: 4583,
    'task-board': 4584,
    platform: 4585,
  },
  ingresses: { onprem: 4591, aws: 4592, nhn: 4593 },
};

/** What the generated fleet listens on besides: its two clusters, and the ingress of each of its sites. */
export const FLEET_PORTS = {
  clusters: { 'fleet-home': 4574, 'fleet-cloud': 4575 },
  ingresses: { 'fleet-home': 4594, 'fleet-cloud': 4595 },
};

const portsIn = table =>
  Object.values(table).flatMap(value =>
    typeof value === 'number' ? [value] : Object.values(value),
  );

export const allPorts = ({ fleet = 0 } = {}) => [
  ...portsIn(PORTS),
  ...(fleet ? portsIn(FLEET_PORTS) : []),
];

const answers = (port, host) =>
  new Promise(resolve => {
    const socket = connect({ port, host });
    const end = verdict => {
      socket.destroy();
      resolve(verdict);
    };
    socket.setTimeout(500, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });

/** @throws Problem naming the first port that something already listens on. */
export async function demandFreePorts(ports) {
  for (const port of ports) {
    if ((await answers(port, '127.0.0.1')) || (await answers(port, '::1'))) {
      throw new Problem(
        `port ${port} is taken: another program (another portal?) listens on it. End that program and start again.`,
      );
    }
  }
}
