import { Clock } from '../Clock';
import { Log } from '../log/Log';
import { Figures } from '../log/Metrics';
import { LetterStore } from '../mail/LetterStore';
import { PersonStore } from '../people/PersonStore';
import { MailEvent } from './MailEvent';

/** Acts on what became of letters. Every event may come twice, late, or out of order. */
export class FeedbackDesk {
  readonly #letters: LetterStore;
  readonly #people: PersonStore;
  readonly #clock: Clock;
  readonly #log: Log;

  constructor(options: {
    readonly letters: LetterStore;
    readonly people: PersonStore;
    readonly clock: Clock;
    readonly log: Log;
  }) {
    this.#letters = options.letters;
    this.#people = options.people;
    this.#clock = options.clock;
    this.#log = options.log;
  }

  async take(event: MailEvent): Promise<Figures> {
    const facts = { letter: event.letter, message: event.message };
    switch (event.kind) {
      case 'sent':
        await this.#letters.markSent({
          id: event.letter,
          now: this.#clock.now(),
        });
        return {};
      case 'bounced':
        this.#log.warn('letter bounced', {
          ...facts,
          reason: event.forGood ? 'for good' : 'this time',
        });
        if (event.forGood) await this.#stopMail(event.letter, 'bounced');
        return { Bounces: 1 };
      case 'complained':
        this.#log.warn('letter called spam', facts);
        await this.#stopMail(event.letter, 'complained');
        return { Complaints: 1 };
      case 'other':
        this.#log.info('letter event', { ...facts, reason: event.type });
        return {};
      default: {
        const never: never = event;
        return never;
      }
    }
  }

  async #stopMail(
    letter: string,
    why: 'bounced' | 'complained',
  ): Promise<void> {
    const id = await this.#letters.personOf(letter);
    if (id !== undefined) await this.#people.stopMail({ id, why });
  }
}
