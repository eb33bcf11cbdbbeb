import { Change } from '../board/Change';
import { Clock, Instant } from '../Clock';
import { Log } from '../log/Log';
import { Person } from '../people/Person';
import { PersonStore } from '../people/PersonStore';
import {
  Subscription,
  SubscriptionStore,
} from '../subscriptions/SubscriptionStore';
import { letterAbout } from './letters';
import { letterIdOf, LetterStore } from './LetterStore';
import { Mailer } from './Mailer';

/** Letters under way at once; SES allows 14 in a second at first, and each takes some 100 ms. */
const AT_ONCE = 2;
const DAY_MS = 86_400_000;

/** What became of the letters of one change. `waiting` > 0: deliver the change again, later. */
export interface MailReport {
  readonly sent: number;
  readonly skipped: number;
  readonly refused: number;
  readonly waiting: number;
}
type Fate = keyof MailReport;

/** Tells everybody concerned about a change, each of them once, however often the change is delivered. */
export class MailSender {
  readonly #subscriptions: SubscriptionStore;
  readonly #people: PersonStore;
  readonly #letters: LetterStore;
  readonly #mailer: Mailer;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #siteUrl: string;
  readonly #keepDays: number;

  constructor(options: {
    readonly subscriptions: SubscriptionStore;
    readonly people: PersonStore;
    readonly letters: LetterStore;
    readonly mailer: Mailer;
    readonly clock: Clock;
    readonly log: Log;
    readonly siteUrl: string;
    readonly keepDays: number;
  }) {
    this.#subscriptions = options.subscriptions;
    this.#people = options.people;
    this.#letters = options.letters;
    this.#mailer = options.mailer;
    this.#clock = options.clock;
    this.#log = options.log;
    this.#siteUrl = options.siteUrl;
    this.#keepDays = options.keepDays;
  }

  /** Begins no letter after `deadline`; those left count as waiting. */
  async deliver(options: {
    readonly change: Change;
    readonly deadline: Instant;
  }): Promise<MailReport> {
    const { change, deadline } = options;
    const report = { sent: 0, skipped: 0, refused: 0, waiting: 0 };
    if (change.at < this.#clock.now() - this.#keepDays * DAY_MS) {
      // Who was told is forgotten by now, and the news is old.
      this.#log.warn('change too old to mail', { change: change.id });
      return report;
    }
    for await (const subscribers of this.#subscriptions.subscribersOf(
      change.item,
    )) {
      for (let from = 0; from < subscribers.length; from += AT_ONCE) {
        const few = subscribers.slice(from, from + AT_ONCE);
        const late = this.#clock.now() >= deadline;
        const fates = await Promise.all(
          few.map(one =>
            late ? 'waiting' : this.#tell({ change, subscription: one }),
          ),
        );
        for (const fate of fates) report[fate] += 1;
      }
    }
    return report;
  }

  async #tell(options: {
    readonly change: Change;
    readonly subscription: Subscription;
  }): Promise<Fate> {
    const { change, subscription } = options;
    // People know what they did themselves.
    if (subscription.person === change.by) return 'skipped';
    const id = letterIdOf({ change: change.id, person: subscription.person });
    const facts = { change: change.id, letter: id };
    try {
      const person = await this.#people.find(subscription.person);
      if (!person || person.mail !== 'on') {
        this.#log.info('no letter: the person cannot be written to', facts);
        return 'skipped';
      }
      return await this.#send({ id, change, subscription, person });
    } catch (error) {
      this.#log.error('letter not settled', facts, error);
      return 'waiting';
    }
  }

  async #send(options: {
    readonly id: string;
    readonly change: Change;
    readonly subscription: Subscription;
    readonly person: Person;
  }): Promise<Fate> {
    const { id, change, subscription, person } = options;
    const claim = await this.#letters.claim({
      id,
      person: person.id,
      now: this.#clock.now(),
    });
    if (claim.kind !== 'claimed')
      return claim.kind === 'done' ? 'skipped' : 'waiting';
    const { leaveToken } = subscription;
    const result = await this.#mailer.send({
      id,
      to: person.address,
      oneClickUrl: `${this.#siteUrl}/api/leave/${leaveToken}`,
      letter: letterAbout({
        change,
        language: person.language,
        itemUrl: `${this.#siteUrl}/?item=${change.item}`,
        // Behind the sign, so that it shows in no log on the way; opening it asks before it ends anything.
        leaveUrl: `${this.#siteUrl}/leave#${leaveToken}`,
      }),
    });
    const settle = (state: 'free' | 'sent' | 'refused') =>
      this.#letters.settle({
        id,
        rev: claim.rev,
        person: person.id,
        state,
        now: this.#clock.now(),
      });
    const facts = { change: change.id, letter: id };
    switch (result.kind) {
      case 'accepted':
        await settle('sent');
        this.#log.info('letter sent', { ...facts, message: result.messageId });
        return 'sent';
      case 'refused':
        await settle('refused');
        this.#log.warn('letter refused', { ...facts, reason: result.reason });
        return 'refused';
      case 'later':
        await settle('free');
        this.#log.warn('letter put off', { ...facts, reason: result.reason });
        return 'waiting';
      default: {
        const never: never = result;
        return never;
      }
    }
  }
}
