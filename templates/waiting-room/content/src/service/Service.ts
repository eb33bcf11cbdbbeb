import type { FastifyInstance } from 'fastify';
import { setTimeout as delay } from 'node:timers/promises';
import { Clock } from '../Clock';
import { Config } from '../config/Config';
import { Enrolment } from '../enrolment/Enrolment';
import { addRoutes, createServer } from '../http/server';
import { createMailer } from '../mail/createMailer';
import { MailSender } from '../mail/MailSender';
import { Metrics } from '../metrics/Metrics';
import { Admitter, PositionBoard } from '../waitingRoom';
import { createStores, Stores } from './createStores';
import { Loop } from './Loop';

const MAIL_EVERY_MS = 1000;
const PLACES_EVERY_MS = 5000;

/** The running service: stores, background loops and the HTTP side. */
export class Service {
  readonly app: FastifyInstance;
  readonly #stores: Stores;
  readonly #loops: readonly Loop[];
  readonly #delayMs: number;
  readonly #stop: { asked: boolean };

  private constructor(options: {
    readonly app: FastifyInstance;
    readonly stores: Stores;
    readonly loops: readonly Loop[];
    readonly delayMs: number;
    readonly stop: { asked: boolean };
  }) {
    this.app = options.app;
    this.#stores = options.stores;
    this.#loops = options.loops;
    this.#delayMs = options.delayMs;
    this.#stop = options.stop;
  }

  /** Starts everything. Redis may still be away: the service is then not ready yet. */
  static async start(options: {
    readonly config: Config;
    readonly clock: Clock;
    readonly publicFolder: string;
  }): Promise<Service> {
    const { config, clock } = options;
    const stop = { asked: false };
    const app = createServer({ logLevel: config.logLevel });
    const stores = createStores({
      config,
      clock,
      onRedisError: error => app.log.warn({ err: error }, 'Redis connection'),
    });
    const metrics = new Metrics({ room: config.name, clock });
    const { seats, room, outbox } = stores;
    const enrolment = new Enrolment({ seats, courses: config.courses, clock });
    const board = new PositionBoard({
      store: room,
      clock,
      admitPerSecond: config.room.admitPerSecond,
      opensAt: config.room.opensAt,
    });
    await addRoutes({
      app,
      context: {
        config,
        clock,
        stores,
        board,
        enrolment,
        metrics,
        publicFolder: options.publicFolder,
        stopping: () => stop.asked,
      },
    });
    const sender = new MailSender({
      outbox,
      clock,
      mailer: createMailer({
        mail: config.mail,
        log: letter => app.log.info({ letter }, 'mail (not sent: MAIL=log)'),
      }),
    });
    const admitter = new Admitter({ store: room, clock });
    const loop = (name: string, everyMs: number, work: () => Promise<void>) =>
      new Loop({
        everyMs,
        work,
        onError: ({ error, first }) => {
          metrics.loopErrors.inc({ loop: name });
          if (first) app.log.error({ err: error, loop: name }, 'work failing');
        },
        onRecovered: () => app.log.info({ loop: name }, 'work goes on'),
      });
    const loops = [
      loop('admit', config.room.admitEveryMs, async () => {
        const report = await admitter.turn();
        metrics.showTurn(report);
        if (report.seed) {
          app.log.info(
            { drawn: report.drawn, seed: report.seed },
            'lots drawn',
          );
        }
      }),
      loop('refresh', config.room.refreshMs, async () => {
        await board.refresh();
        if (board.snapshot) metrics.showRoom(board.snapshot);
      }),
      loop('places', PLACES_EVERY_MS, async () => {
        await enrolment.define();
        metrics.showPlaces({
          courses: await enrolment.courses(),
          outbox: await outbox.depth(),
        });
      }),
      loop('mail', MAIL_EVERY_MS, async () => {
        const { sent, failed } = await sender.turn();
        metrics.mails.inc({ via: config.mail.kind, result: 'sent' }, sent);
        metrics.mails.inc(
          { via: config.mail.kind, result: 'failed' },
          failed.length,
        );
        for (const failure of failed) app.log.warn(failure, 'mail not sent');
      }),
    ];
    const service = new Service({
      app,
      stores,
      loops,
      delayMs: config.shutdownDelayMs,
      stop,
    });
    await app.listen({ host: config.host, port: config.port });
    app.log.info({ store: stores.kind, mail: config.mail.kind }, 'started');
    for (const each of loops) each.start();
    return service;
  }

  /**
   * Stops: first "not ready" so that balancers look elsewhere, then no new
   * requests, then the loops, then the store.
   */
  async stop(): Promise<void> {
    if (this.#stop.asked) return;
    this.#stop.asked = true;
    await delay(this.#delayMs);
    await this.app.close();
    await Promise.all(this.#loops.map(loop => loop.stop()));
    await this.#stores.close();
  }
}
