import { Daemon } from './Daemon';
import { freePort } from './freePort';
import { RealServer } from './RealServer';
import { temporaryFolder } from './temporaryFolder';

/** A Redis that forgets when it stops. */
export async function startRedis(): Promise<RealServer> {
  const folder = temporaryFolder('redis');
  const port = await freePort();
  const settings = { port, bind: '127.0.0.1', dir: folder.path, save: '' };
  const launch = () =>
    Daemon.start({
      command: 'redis-server',
      port,
      args: Object.entries(settings).flatMap(([name, value]) => [
        `--${name}`,
        String(value),
      ]),
    });
  let daemon = await launch();
  return {
    environment: { REDIS_URL: `redis://127.0.0.1:${port}` },
    stop: () => daemon.stop(),
    start: async () => {
      daemon = await launch();
    },
    end: async () => {
      await daemon.stop();
      folder.remove();
    },
  };
}
