import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { ROOT } from './paths.mjs';
import { FLEET_PORTS, PORTS, allPorts, demandFreePorts } from './ports.mjs';
import { Problem } from './problem.mjs';
import { Stack } from './stack.mjs';

function readFleet(args) {
  if (args.length === 0) return 0;
  const [flag, value, ...rest] = args;
  const fleet = Number(value);
  if (
    flag !== '--fleet' ||
    rest.length ||
    !Number.isInteger(fleet) ||
    fleet < 1 ||
    fleet > 2000
  ) {
    throw new Problem(
      `start understands only '--fleet N' with N from 1 to 2000, not '${args.join(
        ' ',
      )}'.`,
    );
  }
  return fleet;
}

const screen = ({ stack, fleet }) => `
  The portal is up.

    Portal        http://localhost:${PORTS.frontend}/hybrid
    Local cloud   http://localhost:${
      PORTS.frontend
    }/local-cloud   (cut power, cut the link, surge, stop replication)
    Backend       http://localhost:${PORTS.backend}/api/hybrid-cloud
    AWS           http://127.0.0.1:${PORTS.aws}   clusters on ${Object.values(
  PORTS.clusters,
).join(', ')}   queue on ${PORTS.queue}
    Users' view   http://127.0.0.1:${
      PORTS.balancers['course-registration']
    } course-registration   http://127.0.0.1:${
  PORTS.balancers['campus-portal']
} campus-portal
${
  fleet
    ? `    Fleet         ${fleet} generated services   clusters on ${Object.values(
        FLEET_PORTS.clusters,
      ).join(', ')}\n`
    : ''
}
  Sign in as
    Minji Han     developer, owns course-registration: proposes
    Joon Park     approver            Sora Lee   approver
    Taeyang Choi  platform engineer: sees everything, proposes for all

  Logs are in ${stack.logs()}. Ctrl-C ends everything.
`;

/** Starts everything and stays until Ctrl-C or until a part ends by itself. */
export async function run(args) {
  const fleet = readFleet(args);
  const first = !existsSync(resolve(ROOT, 'node_modules'));
  process.stdout.write(
    first ? 'First start: this takes a few minutes.\n' : 'Starting.\n',
  );
  await ensureInstalled();
  await demandFreePorts(allPorts({ fleet }));

  const stack = new Stack({ fleet });
  let finish;
  const ended = new Promise(resolveEnd => {
    finish = resolveEnd;
  });
  stack.children.onUnexpectedEnd = sentence => finish({ code: 1, sentence });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => finish({ code: 0 }));
  }

  const up = (async () => {
    await stack.startLocalCloud();
    await Promise.all([stack.startBackend(), stack.startFrontend()]);
    process.stdout.write(screen({ stack, fleet }));
  })();
  const outcome = await Promise.race([ended, up.then(() => ended)]).catch(
    error => ({
      code: 1,
      sentence: error instanceof Problem ? error.message : error.stack,
    }),
  );
  process.stdout.write('\n  Ending ...\n');
  await stack.children.endAll();
  if (outcome.sentence) process.stderr.write(`\nportal: ${outcome.sentence}\n`);
  up.catch(() => {}); // told above
  return outcome.code;
}
