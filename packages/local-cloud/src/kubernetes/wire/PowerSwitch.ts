import { EitherProtocolServer } from './EitherProtocolServer';

/** Between two tries to get the port back, when something else holds it. */
const RETRY_MILLISECONDS = 200;

/** Takes the port and gives it up as power comes and goes, one after the other, ending in the last wish. */
export class PowerSwitch {
  readonly #server: EitherProtocolServer;
  #wanted = true;
  #closed = false;
  #work: Promise<void> = Promise.resolve();

  constructor(server: EitherProtocolServer) {
    this.#server = server;
  }

  request(on: boolean): void {
    this.#wanted = on;
    // Connections go with the power, not when the queue comes to it.
    if (!on) this.#server.disconnect();
    this.#work = this.#work.then(() => this.#follow());
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#work;
    await this.#server.stop();
  }

  async #follow(): Promise<void> {
    while (!this.#closed && this.#wanted !== this.#server.listening) {
      if (!this.#wanted) await this.#server.stop();
      else await this.#listen();
    }
  }

  async #listen(): Promise<void> {
    try {
      await this.#server.listen();
    } catch (error) {
      if (
        !(
          error instanceof Error &&
          'code' in error &&
          error.code === 'EADDRINUSE'
        )
      )
        throw error;
      // Somebody else took the port meanwhile; clients see refusals until it is free again.
      await new Promise(resolve => setTimeout(resolve, RETRY_MILLISECONDS));
    }
  }
}
