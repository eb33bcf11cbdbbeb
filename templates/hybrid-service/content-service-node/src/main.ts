import { loadConfig } from './config/loadConfig';
import { messageOf } from './errors';
import { Service } from './service/Service';

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const service = await Service.start({ config });
  const leave = () => {
    // Unreferenced: it ends the process only when something hangs.
    setTimeout(() => {
      process.stderr.write('Not finished within the deadline: ending.\n');
      process.exit(1);
    }, config.shutdownDeadlineMs).unref();
    service.stop().then(
      () => process.exit(0),
      error => fail('Could not stop cleanly', error),
    );
  };
  process.once('SIGTERM', leave);
  process.once('SIGINT', leave);
}

function fail(what: string, error: unknown): void {
  process.stderr.write(`${what}: ${messageOf(error)}\n`);
  process.exit(1);
}

main().catch(error => fail('Could not start', error));
