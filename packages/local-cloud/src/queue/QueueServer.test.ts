import { Redis } from 'ioredis';
import { connect } from 'node:net';
import { PortTaken } from '../dataplane/listen';
import { QueueServer } from './QueueServer';
import { SortedSets } from './SortedSets';

const KEY = 'waiting:course-registration';

describe('QueueServer', () => {
  const sets = new SortedSets();
  let server: QueueServer;
  let port: number;
  let redis: Redis;

  beforeAll(async () => {
    ({ server, port } = await QueueServer.start({ sets, port: 0 }));
    redis = new Redis({ host: '127.0.0.1', port, maxRetriesPerRequest: 0 });
  });
  afterAll(async () => {
    redis.disconnect();
    await server.close();
  });
  beforeEach(() => redis.del(KEY));

  it('serves a waiting room to an unmodified client', async () => {
    await expect(redis.ping()).resolves.toBe('PONG');
    await expect(redis.zadd(KEY, 3, 'cho', 1, 'ahn', 2, 'baek')).resolves.toBe(
      3,
    );
    await expect(redis.zadd(KEY, 4, 'cho')).resolves.toBe(0);
    await expect(redis.zcard(KEY)).resolves.toBe(3);
    await expect(redis.zrank(KEY, 'baek')).resolves.toBe(1);
    await expect(redis.zrank(KEY, 'nobody')).resolves.toBeNull();
    await expect(redis.zcount(KEY, '-inf', '(4')).resolves.toBe(2);
    await expect(redis.zrange(KEY, '0', '-1', 'WITHSCORES')).resolves.toEqual([
      'ahn',
      '1',
      'baek',
      '2',
      'cho',
      '4',
    ]);
    await expect(redis.zrange(KEY, '0', '0', 'REV')).resolves.toEqual(['cho']);
    await expect(redis.zrange(KEY, 2, '+inf', 'BYSCORE')).resolves.toEqual([
      'baek',
      'cho',
    ]);
    await expect(redis.type(KEY)).resolves.toBe('zset');
    await expect(redis.zpopmin(KEY, 2)).resolves.toEqual([
      'ahn',
      '1',
      'baek',
      '2',
    ]);
    await expect(redis.zrem(KEY, 'cho', 'nobody')).resolves.toBe(1);
    await expect(redis.exists(KEY)).resolves.toBe(0);
    await expect(redis.type(KEY)).resolves.toBe('none');
  });

  it('sees what the world puts into the sets', async () => {
    const set = sets.open(KEY);
    for (let i = 0; i < 15_000; i++) set.add(`person-${i}`, i);
    await expect(redis.zcard(KEY)).resolves.toBe(15_000);
    await expect(redis.zrank(KEY, 'person-14999')).resolves.toBe(14_999);
  });

  it.each([
    [['ZADD', KEY, 'much', 'm'], 'ERR value is not a valid float'],
    [['ZADD', KEY, '1'], "ERR wrong number of arguments for 'zadd' command"],
    [['ZADD', KEY, '1', 'a', '2'], 'ERR syntax error'],
    [['ZCOUNT', KEY, 'a', 'b'], 'ERR min or max is not a float'],
    [['ZPOPMIN', KEY, '-1'], 'ERR value is out of range, must be positive'],
    [['FLUSHALL'], "ERR unknown command 'FLUSHALL'"],
    [['toString'], "ERR unknown command 'toString'"],
    [['SELECT', '3'], 'ERR DB index is out of range'],
  ])('answers %j with an error a client shows', async (words, message) => {
    const [name, ...args] = words;
    await expect(redis.call(name, ...args)).rejects.toThrow(message);
    await expect(redis.ping()).resolves.toBe('PONG');
  });

  it('answers commands that arrive in one packet, in order', async () => {
    const results = await redis
      .pipeline()
      .zadd(KEY, 1, 'a')
      .zcard(KEY)
      .zpopmin(KEY)
      .zcard(KEY)
      .exec();
    expect(results?.map(each => each[1])).toEqual([1, 1, ['a', '1'], 0]);
  });

  /** Sends text in pieces, returns everything that comes until `QUIT` closes the connection. */
  const talk = (...pieces: readonly string[]) =>
    new Promise<string>((resolve, reject) => {
      let heard = '';
      const socket = connect(port, '127.0.0.1', async () => {
        for (const piece of pieces) {
          socket.write(piece);
          await new Promise(next => setTimeout(next, 5));
        }
      });
      socket.setEncoding('utf8');
      socket.on('data', text => (heard += text));
      socket.on('end', () => resolve(heard));
      socket.on('error', reject);
    });

  it('understands typed lines, commands cut into pieces, and protocol version 3', async () => {
    await expect(
      talk('PI', 'NG\r\n*2\r\n$4\r\nEC', 'HO\r\n$6\r\n대', '기\r\nQUIT\r\n'),
    ).resolves.toBe('+PONG\r\n$6\r\n대기\r\n+OK\r\n');
    await expect(
      talk(
        `HELLO 3\r\nZADD ${KEY} 1.5 a\r\nZPOPMIN ${KEY} 1\r\nZRANK ${KEY} a\r\nQUIT\r\n`,
      ),
    ).resolves.toMatch(
      /^%7\r\n.*:1\r\n\*1\r\n\*2\r\n\$1\r\na\r\n,1\.5\r\n_\r\n\+OK\r\n$/s,
    );
  });

  it('says what is wrong with bytes that are no command, and hangs up', async () => {
    await expect(talk('*1\r\n:3\r\n')).resolves.toBe(
      "-ERR Protocol error: expected '$', got ':'\r\n",
    );
    await expect(talk('*x\r\n')).resolves.toMatch(/invalid multibulk length/);
  });

  it('says which port is taken', async () => {
    await expect(QueueServer.start({ sets, port })).rejects.toThrow(PortTaken);
    await expect(QueueServer.start({ sets, port })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is taken`,
    );
  });
});
