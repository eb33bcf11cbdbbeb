import assert from 'node:assert/strict';
import { RunningService } from '../RunningService';
import { startLdap } from '../servers/startLdap';
import { Try } from './Try';

const ITEM = '/items/4d2ff7be-4f5a-4b37-9a0e-6c1c2a0d9b11';

/** Signing in at a real directory over TLS, and what it opens. */
export const tryDirectory: Try = async ({ cwd }) => {
  const directory = await startLdap();
  try {
    const service = await RunningService.start({
      cwd,
      environment: directory.environment,
    });
    try {
      const signIn = (username: string, password: string) =>
        service.send('POST', '/session', { username, password });
      const put = (cookie: string) =>
        service.send('PUT', ITEM, { title: 'A seat' }, { cookie });
      assert.equal((await signIn('sora', 'wrong')).status, 401);
      assert.equal((await signIn('*', 'right')).status, 401);
      assert.equal((await put('')).status, 401);
      const welcome = await signIn('sora', 'right');
      assert.deepEqual(await welcome.json(), { id: 'sora', name: 'Sora Kim' });
      const [cookie = ''] = welcome.headers.getSetCookie();
      assert.equal((await put(cookie.split(';')[0])).status, 200);
      await directory.stop();
      assert.equal((await signIn('sora', 'right')).status, 503);
    } finally {
      await service.stop();
    }
  } finally {
    await directory.end();
  }
};
