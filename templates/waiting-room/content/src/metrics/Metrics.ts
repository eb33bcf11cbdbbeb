import {
  collectDefaultMetrics,
  Counter,
  Gauge,
  Histogram,
  Registry,
} from 'prom-client';
import { Clock } from '../Clock';
import type { CourseView } from '../enrolment/Enrolment';
import type { AdmitterReport } from '../waitingRoom/Admitter';
import type { RoomSnapshot } from '../waitingRoom/WaitingRoomStore';

/** Figures older than this are taken off the page: missing is not zero. */
const STALE_MS = 15_000;

const ROOM_GAUGES = {
  waiting_room_waiting: 'People waiting with a ticket.',
  waiting_room_pre_queue: 'People gathered before the opening.',
  waiting_room_admitted: 'People inside now.',
  waiting_room_serving_number: 'Every ticket up to this one was served.',
  waiting_room_last_ticket: 'The last ticket handed out.',
  waiting_room_brake: '1 when nobody is let in by order of an operator.',
} as const;
type RoomGauge = keyof typeof ROOM_GAUGES;

/**
 * What Prometheus reads. The gauges tell of the room as a whole, so every
 * replica shows the same: take `max`, never `sum`. The counters are this
 * replica's own: take `sum(rate(...))`.
 */
export class Metrics {
  readonly registry = new Registry();
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly joins: Counter<'result'>;
  readonly enrolments: Counter<'result'>;
  readonly mails: Counter<'via' | 'result'>;
  readonly loopErrors: Counter<'loop'>;
  readonly #clock: Clock;
  readonly #room: string;
  readonly #gauges: ReadonlyMap<RoomGauge, Gauge<'room'>>;
  readonly #moved: Counter<'room' | 'how'>;
  readonly #seats: Gauge<'course' | 'state'>;
  readonly #outbox: Gauge<'state'>;
  #roomAt = -Infinity;
  #placesAt = -Infinity;

  constructor(options: { readonly room: string; readonly clock: Clock }) {
    const registers = [this.registry];
    this.#clock = options.clock;
    this.#room = options.room;
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time to answer, by route.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 3],
      registers,
    });
    const counter = <L extends string>(
      name: string,
      help: string,
      labelNames: L[],
    ) => new Counter<L>({ name, help, labelNames, registers });
    this.joins = counter('waiting_room_joins_total', 'Joins, by result.', [
      'result',
    ]);
    this.#moved = counter(
      'waiting_room_moved_total',
      'People admitted, abandoned, or whose time was over.',
      ['room', 'how'],
    );
    this.enrolments = counter(
      'enrolment_requests_total',
      'Enrolments and cancellations, by result.',
      ['result'],
    );
    this.mails = counter('mail_total', 'Mails, by way and result.', [
      'via',
      'result',
    ]);
    this.loopErrors = counter(
      'background_errors_total',
      'Failed turns of the background loops.',
      ['loop'],
    );
    const names = Object.keys(ROOM_GAUGES) as RoomGauge[]; // keys of a const object
    this.#gauges = new Map(
      names.map(name => [
        name,
        new Gauge({
          name,
          help: ROOM_GAUGES[name],
          labelNames: ['room'] as const,
          registers,
        }),
      ]),
    );
    this.#seats = new Gauge({
      name: 'enrolment_seats',
      help: 'Seats of a course: all of them, and those taken.',
      labelNames: ['course', 'state'],
      registers,
    });
    this.#outbox = new Gauge({
      name: 'mail_outbox',
      help: 'Letters waiting to be sent, and letters given up.',
      labelNames: ['state'],
      registers,
    });
  }

  showRoom(snapshot: RoomSnapshot): void {
    this.#roomAt = snapshot.at;
    const values: Readonly<Record<RoomGauge, number>> = {
      waiting_room_waiting: snapshot.waiting,
      waiting_room_pre_queue: snapshot.preQueue,
      waiting_room_admitted: snapshot.admitted,
      waiting_room_serving_number: snapshot.serving,
      waiting_room_last_ticket: snapshot.tail,
      waiting_room_brake: snapshot.brake ? 1 : 0,
    };
    for (const [name, gauge] of this.#gauges) {
      gauge.set({ room: this.#room }, values[name]);
    }
  }

  showTurn(report: AdmitterReport): void {
    for (const how of ['admitted', 'abandoned', 'ended'] as const) {
      this.#moved.inc({ room: this.#room, how }, report[how]);
    }
  }

  showPlaces(options: {
    readonly courses: readonly CourseView[];
    readonly outbox: { readonly waiting: number; readonly dead: number };
  }): void {
    this.#placesAt = this.#clock.now();
    for (const { id, seats, taken } of options.courses) {
      this.#seats.set({ course: id, state: 'all' }, seats);
      this.#seats.set({ course: id, state: 'taken' }, taken);
    }
    this.#outbox.set({ state: 'waiting' }, options.outbox.waiting);
    this.#outbox.set({ state: 'dead' }, options.outbox.dead);
  }

  /** The page, without figures that nobody has refreshed lately. */
  async page(): Promise<string> {
    const oldest = this.#clock.now() - STALE_MS;
    if (this.#roomAt < oldest) {
      for (const gauge of this.#gauges.values()) gauge.reset();
    }
    if (this.#placesAt < oldest) {
      this.#seats.reset();
      this.#outbox.reset();
    }
    return this.registry.metrics();
  }
}
