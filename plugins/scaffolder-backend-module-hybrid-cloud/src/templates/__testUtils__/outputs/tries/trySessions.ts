import assert from 'node:assert/strict';
import { RunningService } from '../RunningService';
import { startRedis } from '../servers/startRedis';
import { Try } from './Try';
import { until } from './until';

/** A session goes on at another server; while Redis is away everything else does, and it is said. */
export const trySessions: Try = async ({ cwd }) => {
  const redis = await startRedis();
  const environment = {
    ...redis.environment,
    SESSION_KEYS: 'k'.repeat(32),
    SITE: 'onprem',
  };
  try {
    const first = await RunningService.start({ cwd, environment });
    const visit = await first.send('POST', '/session/visits', {});
    const [cookie = ''] = visit.headers.getSetCookie();
    await first.stop();

    const second = await RunningService.start({
      cwd,
      environment: { ...environment, SITE: 'aws' },
    });
    try {
      const ask = (path: string) =>
        second.send('GET', path, undefined, { cookie: cookie.split(';')[0] });
      assert.deepEqual(await (await ask('/session')).json(), { visits: 1 });
      await redis.stop();
      await until('it says that Redis is away', async () =>
        (await (await ask('/readyz')).text()).includes('sessions: '),
      );
      assert.equal((await ask('/readyz')).status, 200);
      assert.equal((await ask('/session')).status, 503);
      assert.equal((await ask('/')).status, 200);
      await redis.start();
      await until(
        'it finds Redis again',
        async () => (await ask('/session')).status === 200,
      );
    } finally {
      await second.stop();
    }
  } finally {
    await redis.end();
  }
};
