import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ClientRequest, IncomingMessage } from 'node:http';

const CHANNEL = 'http.client.response.finish';

/** Counts this process's answered HTTP calls to AWS, and among them those that AWS refused as too many. */
export class AwsCalls {
  readonly #port: string;
  #answered = 0;
  #refused = 0;
  readonly #listener = (message: unknown) => {
    // The channel's documented message.
    const { request, response } = message as {
      readonly request: ClientRequest;
      readonly response: IncomingMessage;
    };
    if (!request.getHeader('host')?.toString().endsWith(`:${this.#port}`)) {
      return;
    }
    this.#answered += 1;
    // ELBv2 and CloudWatch say Throttling with status 400; nothing else here is refused.
    if (response.statusCode === 400) this.#refused += 1;
  };

  constructor(endpoint: string) {
    this.#port = new URL(endpoint).port;
    subscribe(CHANNEL, this.#listener);
  }

  take(): { readonly answered: number; readonly refused: number } {
    const taken = { answered: this.#answered, refused: this.#refused };
    this.#answered = 0;
    this.#refused = 0;
    return taken;
  }

  stop(): void {
    unsubscribe(CHANNEL, this.#listener);
  }
}
