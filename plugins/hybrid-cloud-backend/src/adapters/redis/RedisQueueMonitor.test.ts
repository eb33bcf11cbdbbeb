import { createServer, Server, Socket } from 'node:net';
import { AddressInfo } from 'node:net';
import { SystemClock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { buildWorkload } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { RedisQueueMonitor } from './RedisQueueMonitor';

/** Answers every command that is not part of the greeting with one reply; undefined is silence. */
class TinyRedis {
  reply: string | undefined = ':0\r\n';
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;

  constructor() {
    this.#server = createServer(socket => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('error', () => {});
      socket.on('data', data => this.#answer(socket, data.toString()));
    });
  }

  async listen(port = 0): Promise<number> {
    await new Promise<void>(resolve => {
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    // A TCP server has an AddressInfo.
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }

  #answer(socket: Socket, data: string): void {
    for (const command of data.split(/(?=\*\d+\r\n)/)) {
      if (/zcard/i.test(command)) {
        if (this.reply !== undefined) socket.write(this.reply);
      } else if (/info/i.test(command)) {
        socket.write('$17\r\nredis_version:7.0\r\n');
      } else {
        socket.write('+OK\r\n');
      }
    }
  }
}

describe('RedisQueueMonitor', () => {
  const workload = buildWorkload();
  let redis: TinyRedis;
  let monitor: RedisQueueMonitor;
  let port: number;

  beforeEach(async () => {
    redis = new TinyRedis();
    port = await redis.listen();
    monitor = new RedisQueueMonitor({
      queues: [
        { id: 'enrolment', kind: 'redis', url: `redis://127.0.0.1:${port}` },
      ],
      clock: new SystemClock(),
    });
  });
  afterEach(async () => {
    monitor.stop();
    await redis.close();
  });

  const depth = async (of = workload) => {
    const all = await monitor.observe({
      workloads: [of],
      signal: new AbortController().signal,
    });
    return all.get(of.ref)?.depth;
  };

  it('counts the members of the sorted set', async () => {
    redis.reply = ':1240\r\n';
    expect(await depth()).toMatchObject({
      state: 'fresh',
      value: 1240,
      unit: 'count',
      source: 'redis:enrolment/waiting:course-registration',
    });
  });

  it.each([
    ['-NOAUTH Authentication required.', 'unauthenticated'],
    ['-NOPERM this user has no permissions', 'forbidden'],
    ['-WRONGTYPE Operation against a key', 'malformed'],
    ["-ERR unknown command 'ZCARD'", 'unsupported'],
  ])('%s is %s', async (reply, error) => {
    redis.reply = `${reply}\r\n`;
    expect(await depth()).toMatchObject({ state: 'error', error });
  });

  it('a queue that does not answer is unreachable, in bounded time', async () => {
    redis.reply = undefined;
    expect(await depth()).toMatchObject({ error: 'unreachable' });
  });

  it('survives the loss of the connection and comes back', async () => {
    redis.reply = ':7\r\n';
    expect(await depth()).toMatchObject({ value: 7 });
    await redis.close();
    expect(await depth()).toMatchObject({ error: 'unreachable' });
    redis = new TinyRedis();
    redis.reply = ':8\r\n';
    await redis.listen(port);
    const deadline = performance.now() + 5_000;
    let last = await depth();
    while (last?.state !== 'fresh' && performance.now() < deadline) {
      await new Promise(resolve => {
        setTimeout(resolve, 50);
      });
      last = await depth();
    }
    expect(last).toMatchObject({ value: 8 });
  });

  it('a connection nobody configured is not found', async () => {
    const other = buildWorkload({
      queue: { kind: 'redis-zset', connection: 'moon', key: 'k' },
    });
    expect(await depth(other)).toMatchObject({ error: 'not-found' });
  });
});
