import { createServer, request, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { LOCAL_CLOUD } from './addresses';

/** Where in a call's life `onCall` runs. */
export type Moment = 'before-the-call' | 'after-the-call';

/**
 * Stands between the backend and AWS on loopback, passes everything through, and lets a test act at the exact moment of
 * one call: before it reaches AWS, or after AWS has carried it out and before the answer gets back.
 */
export class AwsTap {
  readonly #server: Server;
  #trap?: { action: string; moment: Moment; onCall(): void };
  /** Query-protocol actions that AWS has answered with 200, in order. */
  readonly accepted: string[] = [];

  private constructor() {
    this.#server = createServer((incoming, outgoing) => {
      const chunks: Buffer[] = [];
      incoming.on('data', chunk => chunks.push(chunk));
      incoming.on('end', () => {
        const body = Buffer.concat(chunks);
        const action =
          new URLSearchParams(body.toString('utf8')).get('Action') ?? '';
        const trap = this.#trap?.action === action ? this.#trap : undefined;
        if (trap?.moment === 'before-the-call') {
          this.#trap = undefined;
          trap.onCall();
          incoming.socket.destroy();
          return;
        }
        const target = new URL(incoming.url ?? '/', LOCAL_CLOUD);
        const passed = request(
          target,
          {
            method: incoming.method,
            headers: { ...incoming.headers, host: target.host },
          },
          answer => {
            if (answer.statusCode === 200 && action) this.accepted.push(action);
            if (trap) {
              this.#trap = undefined;
              trap.onCall();
              answer.resume();
              incoming.socket.destroy();
              return;
            }
            outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
            answer.pipe(outgoing);
          },
        );
        passed.on('error', () => outgoing.destroy());
        passed.end(body);
      });
    });
  }

  static async start(): Promise<AwsTap> {
    const tap = new AwsTap();
    await new Promise<void>(done => tap.#server.listen(0, '127.0.0.1', done));
    return tap;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`; // a listening TCP server has an AddressInfo
  }

  /** Runs `onCall` once, at that moment of the next call of that action; the caller gets no answer. */
  trap(options: { action: string; moment: Moment; onCall(): void }): void {
    this.#trap = options;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(done => this.#server.close(done));
  }
}
