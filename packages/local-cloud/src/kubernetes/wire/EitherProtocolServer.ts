import {
  createServer as createHttpServer,
  RequestListener,
  Server,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import {
  AddressInfo,
  createServer,
  Server as NetServer,
  Socket,
} from 'node:net';
import { ServerCertificate } from './selfSignedCertificate';

export const HOST = '127.0.0.1';

/** First byte of a TLS handshake; no HTTP method begins with it. */
const TLS_HANDSHAKE = 0x16;

/**
 * One port that speaks HTTPS to those who begin with a TLS handshake and HTTP to the others: kubectl sends tokens over
 * TLS only, while a configuration without certificates is the simplest for everything else. Can stop and listen again.
 */
export class EitherProtocolServer {
  readonly #plain: Server;
  readonly #secure: Server;
  readonly #entry: NetServer;
  readonly #sockets = new Set<Socket>();
  #port: number;

  constructor(options: {
    readonly port: number;
    readonly certificate: ServerCertificate;
    readonly onRequest: RequestListener;
  }) {
    const { certificate, key } = options.certificate;
    this.#port = options.port;
    this.#plain = createHttpServer(options.onRequest);
    this.#secure = createHttpsServer(
      { cert: certificate, key },
      options.onRequest,
    );
    this.#entry = createServer(socket => this.#accept(socket));
  }

  /** Known after the first `listen`. */
  get port(): number {
    return this.#port;
  }

  get listening(): boolean {
    return this.#entry.listening;
  }

  /** Rejects with the system's error (EADDRINUSE) when the port cannot be had. */
  async listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#entry.once('error', reject);
      this.#entry.listen(this.#port, HOST, () => {
        this.#entry.off('error', reject);
        resolve();
      });
    });
    // A listening TCP server has this kind of address.
    this.#port = (this.#entry.address() as AddressInfo).port;
  }

  /** Cuts every connection; those who wait for an answer get none. */
  disconnect(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    if (!this.#entry.listening) return;
    await new Promise<void>(resolve => {
      this.#entry.close(() => resolve());
      this.disconnect();
    });
  }

  #accept(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    // A client that hangs up is no event here; its requests notice by themselves.
    socket.on('error', () => socket.destroy());
    socket.once('data', first => {
      socket.pause();
      socket.unshift(first);
      const server = first[0] === TLS_HANDSHAKE ? this.#secure : this.#plain;
      server.emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  }
}
