import { Server } from 'node:http';
import { AddressInfo } from 'node:net';

export const HOST = '127.0.0.1';

/** Between two tries to get the port back, when something else holds it. */
const RETRY_MILLISECONDS = 200;

/** Takes the port and gives it up as power comes and goes, one after the other, ending in the last wish. */
export class PowerSwitch {
  readonly #server: Server;
  #port: number;
  #wanted = true;
  #closed = false;
  #work: Promise<void> = Promise.resolve();

  constructor(server: Server, port: number) {
    this.#server = server;
    this.#port = port;
  }

  get port(): number {
    return this.#port;
  }

  request(on: boolean): void {
    this.#wanted = on;
    // Connections go with the power, not when the queue comes to it.
    if (!on) this.#server.closeAllConnections();
    this.#work = this.#work.then(() => this.#follow());
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#port, HOST, () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
    const address = this.#server.address() as AddressInfo;
    this.#port = address.port;
  }

  async off(): Promise<void> {
    if (!this.#server.listening) return;
    await new Promise<void>(resolve => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#work;
    await this.off();
  }

  async #follow(): Promise<void> {
    if (this.#closed || this.#wanted === this.#server.listening) return;
    if (!this.#wanted) {
      await this.off();
      return;
    }
    try {
      await this.listen();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      // Somebody else took the port meanwhile; clients see refusals until it is free again.
      await new Promise(resolve => setTimeout(resolve, RETRY_MILLISECONDS));
      await this.#follow();
    }
  }
}
