import { createServer, RequestListener, Server } from 'node:http';
import { closeServer, listen } from './listen';

/** An HTTP server that is really gone while its site has no power: connections to its port are refused. */
export class PoweredServer {
  readonly #listener: RequestListener;
  #server: Server | undefined;
  #port: number;
  /** Power changes are carried out one after another. */
  #work: Promise<void> = Promise.resolve();

  constructor(options: {
    /** 0 chooses one at the first start and keeps it. */
    readonly port: number;
    readonly listener: RequestListener;
  }) {
    this.#port = options.port;
    this.#listener = options.listener;
  }

  get port(): number {
    return this.#port;
  }

  /** @throws PortTaken when another program has the port. */
  setPower(on: boolean): Promise<void> {
    const done = this.#work.then(() => (on ? this.#open() : this.#shut()));
    // The next change does not depend on this one's success; the caller hears of its failure.
    this.#work = done.catch(() => {});
    return done;
  }

  close(): Promise<void> {
    return this.setPower(false);
  }

  async #open(): Promise<void> {
    if (this.#server) return;
    const server = createServer(this.#listener);
    this.#port = await listen({ server, port: this.#port });
    this.#server = server;
  }

  async #shut(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    await closeServer(server);
  }
}
