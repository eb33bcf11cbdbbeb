import { resolve } from 'node:path';
import { systemClock } from './Clock';
import { loadConfig } from './config/loadConfig';
import { ConfigProblem } from './errors';
import { Service } from './service/Service';

/** Longer than this a shutdown does not take; the cluster would kill us anyway. */
const SHUTDOWN_DEADLINE_MS = 25_000;

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const service = await Service.start({
    config,
    clock: systemClock,
    publicFolder: resolve(__dirname, '../public'),
  });
  const stop = (signal: string) => {
    service.app.log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), SHUTDOWN_DEADLINE_MS).unref();
    service.stop().then(
      () => service.app.log.info('stopped'),
      error => {
        service.app.log.error({ err: error }, 'could not stop cleanly');
        process.exitCode = 1;
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch(error => {
  process.stderr.write(
    `${
      error instanceof ConfigProblem ? error.message : error?.stack ?? error
    }\n`,
  );
  process.exit(1);
});
