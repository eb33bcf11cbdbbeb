import { describeLocalCloud } from './cli/describeLocalCloud';
import { readArguments } from './cli/readArguments';
import { writeFiles } from './cli/writeFiles';
import { startLocalCloud } from './startLocalCloud';

/** A big fleet's past takes a while to live through: enough of it for one minute of metrics must do. */
const BIG_FLEET = 500;
const BIG_FLEET_WARM_UP_SECONDS = 100;

/** Starts a local cloud from the command line, and ends it with SIGINT or SIGTERM. */
async function main(): Promise<void> {
  const { fleet, files, ...options } = readArguments({
    argv: process.argv.slice(2),
    env: process.env,
  });
  const cloud = await startLocalCloud({
    ...options,
    ...(fleet > BIG_FLEET && { warmUpSeconds: BIG_FLEET_WARM_UP_SECONDS }),
  });
  await writeFiles({ cloud, fleet, seed: options.seed, files });
  process.stdout.write(describeLocalCloud(cloud));

  let ending = false;
  const end = (signal: NodeJS.Signals) => {
    if (ending) return;
    ending = true;
    process.stdout.write(`local-cloud: ${signal}, closing\n`);
    cloud.close().then(() => process.exit(0), fail);
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

function fail(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`local-cloud: ${message}\n`);
  process.exit(1);
}

main().catch(fail);
