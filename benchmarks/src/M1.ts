/**
 * M1: what it costs to observe a fleet of 1000 workloads over real wire, five seconds after five seconds: time and CPU of
 * a tick, calls to AWS, memory; beside asking for each workload by itself, in the same run against the same local cloud
 * with AWS's limits. Run by `./portal bench M1`; `./portal bench M1 200` for another size.
 */
import { FleetCloud } from './m1/FleetCloud';
import { metricsOf } from './m1/metricsOf';
import { runFleet } from './m1/runFleet';
import { runNaive } from './m1/runNaive';
import { say } from './m1/say';
import { formatTable } from './report/formatTable';
import { writeMetrics } from './report/writeMetrics';

const TICKS = 12;

async function main(): Promise<number> {
  const count = Number(process.argv[2] ?? 1000);
  // Roles are assumed with this key; the local cloud takes any.
  process.env.AWS_ACCESS_KEY_ID ??= 'LOCALCLOUDPORTAL';
  process.env.AWS_SECRET_ACCESS_KEY ??= 'local';
  process.env.AWS_EC2_METADATA_DISABLED = 'true';
  say(`a local cloud with ${count} services`);
  const cloud = await FleetCloud.start(count);
  try {
    say(`${TICKS} ticks of five seconds, after four to warm up`);
    const fleet = await runFleet({ cloud, ticks: TICKS });
    say('one pass that asks for each workload by itself');
    const naive = await runNaive(cloud);
    const metrics = metricsOf({ count, fleet, naive });
    const file = writeMetrics('M1', metrics);
    process.stdout.write(`${formatTable(metrics)}\n\n${file}\n`);
    const late = fleet.ticks.filter(({ wallMs }) => wallMs > 5_000).length;
    if (late > 0) process.stdout.write(`${late} ticks took over 5 s\n`);
    return late > 0 ? 1 : 0;
  } finally {
    await cloud.stop();
  }
}

main().then(
  code => {
    process.exitCode = code;
  },
  error => {
    say(error instanceof Error ? String(error.stack) : String(error));
    process.exitCode = 1;
  },
);
