import { CommandArguments, RedisCommand, RedisSession } from './RedisSession';
import { array, bulk, failure, integer, NIL, OK, RespValue } from './RespValue';
import { SortedSets } from './SortedSets';

const VERSION = '7.4.0';

/** Commands about the connection, the server and keys as such. */
export function serverCommands(options: {
  readonly sets: SortedSets;
  /** How many commands there are, for COMMAND COUNT. */
  readonly commandCount: () => number;
}): Readonly<Record<string, RedisCommand>> {
  const { sets, commandCount } = options;
  const existing = (keys: CommandArguments) =>
    keys.filter(each => sets.get(each)).length;
  return {
    PING: {
      arity: [0, 1],

      run: ([text]) =>
        text === undefined ? { kind: 'simple', text: 'PONG' } : bulk(text),
    },
    ECHO: { arity: [1, 1], run: ([text]) => bulk(text) },
    HELLO: { arity: [0, 7], run: hello },
    CLIENT: { arity: [1, 10], run: client },
    SELECT: {
      arity: [1, 1],

      run: ([index]) =>
        index === '0' ? OK : failure('ERR DB index is out of range'),
    },
    INFO: { arity: [0, 10], run: () => bulk(info()) },
    COMMAND: {
      arity: [0, Infinity],

      run: ([what]) =>
        what?.toUpperCase() === 'COUNT' ? integer(commandCount()) : array([]),
    },
    QUIT: {
      arity: [0, 0],

      run: (_, session) => {
        session.closing = true;
        return OK;
      },
    },
    EXISTS: {
      arity: [1, Infinity],

      run: keys => integer(existing(keys)),
    },
    DEL: {
      arity: [1, Infinity],

      run: keys => integer(keys.filter(each => sets.delete(each)).length),
    },
    TYPE: {
      arity: [1, 1],

      run: ([key]) => ({
        kind: 'simple',
        text: sets.get(key) ? 'zset' : 'none',
      }),
    },
  };
}

function hello(args: CommandArguments, session: RedisSession): RespValue {
  const [version] = args;
  if (version !== undefined && version !== '2' && version !== '3') {
    return failure('NOPROTO unsupported protocol version');
  }
  if (version !== undefined) session.version = version === '3' ? 3 : 2;
  return {
    kind: 'map',
    entries: [
      ['server', bulk('redis')],
      ['version', bulk(VERSION)],
      ['proto', integer(session.version)],
      ['id', integer(session.id)],
      ['mode', bulk('standalone')],
      ['role', bulk('master')],
      ['modules', array([])],
    ],
  };
}

function client(args: CommandArguments, session: RedisSession): RespValue {
  switch (args[0].toUpperCase()) {
    case 'SETNAME':
      session.name = args[1] ?? '';
      return OK;
    case 'GETNAME':
      return session.name ? bulk(session.name) : NIL;
    case 'ID':
      return integer(session.id);
    case 'SETINFO':
    case 'REPLY':
    case 'NO-EVICT':
      return OK;
    default:
      return failure(`ERR unknown subcommand '${args[0]}'. Try CLIENT HELP.`);
  }
}

/** ioredis waits until `loading` is 0. */
function info(): string {
  return [
    '# Server',
    `redis_version:${VERSION}`,
    'redis_mode:standalone',
    '# Persistence',
    'loading:0',
    '# Replication',
    'role:master',
    'connected_slaves:0',
    '',
  ].join('\r\n');
}
