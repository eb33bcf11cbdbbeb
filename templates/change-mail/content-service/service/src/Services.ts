import { ItemStore } from './board/ItemStore';
import { Clock } from './Clock';
import { Config } from './config/loadConfig';
import { FeedbackDesk } from './feedback/FeedbackDesk';
import { createLog, Log, WriteLine } from './log/Log';
import { Metrics } from './log/Metrics';
import { LetterStore } from './mail/LetterStore';
import { Mailer } from './mail/Mailer';
import { MailSender } from './mail/MailSender';
import { Directory } from './people/Directory';
import { PersonStore } from './people/PersonStore';
import { SubscriptionStore } from './subscriptions/SubscriptionStore';
import { Table } from './table/Table';

/** Everything the functions are made of. */
export interface Services {
  readonly config: Pick<Config, 'languages'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly directory: Directory;
  readonly items: ItemStore;
  readonly people: PersonStore;
  readonly subscriptions: SubscriptionStore;
  readonly sender: MailSender;
  readonly feedback: FeedbackDesk;
}

/** Puts the service together around its four edges: table, post, issuer and time. */
export function createServices(options: {
  readonly config: Pick<
    Config,
    'serviceName' | 'siteUrl' | 'languages' | 'keepDays'
  >;
  readonly table: Table;
  readonly mailer: Mailer;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly write: WriteLine;
}): Services {
  const { config, table, mailer, directory, clock, write } = options;
  const { keepDays, siteUrl, serviceName: service } = config;
  const log = createLog({ service, write });
  const people = new PersonStore({ table });
  const subscriptions = new SubscriptionStore({ table, keepDays });
  const letters = new LetterStore({ table, keepDays });
  return {
    config,
    clock,
    log,
    metrics: new Metrics({ service, write }),
    directory,
    items: new ItemStore({ table, keepDays }),
    people,
    subscriptions,
    sender: new MailSender({
      subscriptions,
      people,
      letters,
      mailer,
      clock,
      log,
      siteUrl,
      keepDays,
    }),
    feedback: new FeedbackDesk({ letters, people, clock, log }),
  };
}
