import assert from 'node:assert/strict';
import { runCommand } from '../runCommand';
import { RunningService } from '../RunningService';
import { until } from './until';

const SERVICE = 'http://service.example.org';
const ROOM = 'http://room.example.org';

/** Two templates, one promise: who waits is let in, gets a pass, and the service behind the room honours it. */
export async function tryWaitingRoom(options: {
  /** Folders of the built waiting room and of a built service behind one. */
  readonly room: string;
  readonly service: string;
}): Promise<void> {
  const written = await runCommand({
    command: 'npm',
    args: ['run', '--silent', 'pass-key'],
    cwd: options.room,
  });
  const room = await RunningService.start({
    cwd: options.room,
    environment: {
      SIGN_IN: 'form',
      PUBLIC_URL: ROOM,
      PASS_SERVICES: SERVICE,
      PASS_KEY: written.slice(written.indexOf('{')).trim(),
      ADMIT_EVERY_MS: '50',
    },
  });
  try {
    const keys = await room.send('GET', '/api/waiting-room/keys');
    const service = await RunningService.start({
      cwd: options.service,
      environment: {
        PUBLIC_URL: SERVICE,
        WAITING_ROOM_URL: ROOM,
        WAITING_ROOM_KEYS: await keys.text(),
      },
    });
    try {
      await walkIn({ room, service });
    } finally {
      await service.stop();
    }
  } finally {
    await room.stop();
  }
}

async function walkIn(options: {
  readonly room: RunningService;
  readonly service: RunningService;
}): Promise<void> {
  const { room, service } = options;
  const early = await service.send('GET', '/admission', undefined, {
    accept: 'text/html',
  });
  assert.equal(early.status, 303);
  const sent = new URL(early.headers.get('location') ?? '');
  assert.equal(sent.origin, ROOM);

  const session = await room.send('POST', '/api/session', {
    id: 'sora',
    name: 'Sora',
  });
  const [cookie] = session.headers.getSetCookie()[0].split(';');
  const ask = (method: string, path: string) =>
    room.send(method, path, undefined, { cookie });
  await ask('POST', '/api/waiting-room/join');
  const way = `/api/waiting-room/pass${sent.search}`;
  await until('the room lets them in', async () => (await ask('GET', way)).ok);

  const { enter } = await (await ask('GET', way)).json();
  assert.ok(enter.startsWith(SERVICE));
  const entered = await service.send('GET', enter.slice(SERVICE.length));
  assert.equal(entered.headers.get('location'), '/');
  const [pass] = entered.headers.getSetCookie()[0].split(';');
  const inside = await service.send('GET', '/admission', undefined, {
    cookie: pass,
  });
  assert.equal(inside.status, 200);
}
