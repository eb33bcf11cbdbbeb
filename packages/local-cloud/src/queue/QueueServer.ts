import { createServer, Server, Socket } from 'node:net';
import { listen } from '../dataplane/listen';
import { RedisCommand, RedisSession } from './RedisSession';
import { RespProtocolError, RespReader } from './RespReader';
import { failure, RespValue, writeResp } from './RespValue';
import { serverCommands } from './serverCommands';
import { sortedSetCommands } from './sortedSetCommands';
import { SortedSets } from './SortedSets';

/** Speaks enough of the Redis protocol (2 and 3) for a client to read and serve a waiting room kept in sorted sets. */
export class QueueServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #commands: Readonly<Record<string, RedisCommand>>;
  #ids = 0;

  private constructor(sets: SortedSets) {
    this.#commands = {
      ...serverCommands({
        sets,
        commandCount: () => Object.keys(this.#commands).length,
      }),
      ...sortedSetCommands(sets),
    };
    this.#server = createServer(socket => this.#serve(socket));
  }

  /** @throws PortTaken */
  static async start(options: {
    readonly sets: SortedSets;
    readonly port: number;
  }): Promise<{ readonly server: QueueServer; readonly port: number }> {
    const server = new QueueServer(options.sets);
    const port = await listen({ server: server.#server, port: options.port });
    return { server, port };
  }

  async close(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#server.close(() => resolve());
      for (const socket of this.#sockets) socket.destroy();
    });
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    // A client that goes away in the middle is no event worth more than its socket.
    socket.on('error', () => socket.destroy());
    const reader = new RespReader();
    const session: RedisSession = {
      id: ++this.#ids,
      version: 2,
      name: '',
      closing: false,
    };
    socket.on('data', chunk => {
      try {
        for (const words of reader.read(Buffer.from(chunk))) {
          if (session.closing) return;
          const answer = this.#run(words, session);
          socket.write(writeResp(answer, session.version));
          if (session.closing) socket.end();
        }
      } catch (error) {
        if (!(error instanceof RespProtocolError)) throw error;
        socket.end(writeResp(failure(`ERR ${error.message}`), session.version));
      }
    });
  }

  #run(words: readonly string[], session: RedisSession): RespValue {
    const [name, ...args] = words;
    const upper = name.toUpperCase();
    const command = Object.hasOwn(this.#commands, upper)
      ? this.#commands[upper]
      : undefined;
    if (!command) {
      const shown = args.map(each => `'${each.slice(0, 128)}' `).join('');
      return failure(
        `ERR unknown command '${name}', with args beginning with: ${shown}`,
      );
    }
    const [least, most] = command.arity;
    if (args.length < least || args.length > most) {
      return failure(
        `ERR wrong number of arguments for '${name.toLowerCase()}' command`,
      );
    }
    return command.run(args, session);
  }
}
