import { Clock } from '../Clock';
import { messageOf } from '../errors';
import { Letter, letterSchema } from './letters';
import { Outbox, OutboxItem } from './Outbox';

/** Something that delivers a letter, or throws. */
export interface Mailer {
  send(options: {
    readonly id: string;
    readonly letter: Letter;
  }): Promise<void>;
}

export interface MailReport {
  readonly sent: number;
  readonly failed: readonly { readonly id: string; readonly reason: string }[];
}

const BATCH = 20;
const MOST_ATTEMPTS = 10;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 10 * 60_000;

/** One turn of sending what is due. A letter that cannot be sent waits longer each time. */
export class MailSender {
  readonly #outbox: Outbox;
  readonly #mailer: Mailer;
  readonly #clock: Clock;

  constructor(options: {
    readonly outbox: Outbox;
    readonly mailer: Mailer;
    readonly clock: Clock;
  }) {
    this.#outbox = options.outbox;
    this.#mailer = options.mailer;
    this.#clock = options.clock;
  }

  async turn(): Promise<MailReport> {
    const items = await this.#outbox.take({
      max: BATCH,
      now: this.#clock.now(),
    });
    const failed: { id: string; reason: string }[] = [];
    let sent = 0;
    for (const item of items) {
      const reason = await this.#send(item);
      if (reason === undefined) sent += 1;
      else failed.push({ id: item.id, reason });
    }
    return { sent, failed };
  }

  /** The reason when it could not be sent. */
  async #send(item: OutboxItem): Promise<string | undefined> {
    const { id, attempt } = item;
    try {
      const letter = letterSchema.parse(JSON.parse(item.body));
      await this.#mailer.send({ id, letter });
    } catch (error) {
      if (attempt >= MOST_ATTEMPTS) await this.#outbox.giveUp({ id });
      else {
        const wait = Math.min(
          FIRST_WAIT_MS * 2 ** (attempt - 1),
          LONGEST_WAIT_MS,
        );
        await this.#outbox.retry({ id, at: this.#clock.now() + wait });
      }
      return messageOf(error);
    }
    await this.#outbox.done({ id });
    return undefined;
  }
}
