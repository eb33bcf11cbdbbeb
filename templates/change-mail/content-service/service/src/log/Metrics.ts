import { Instant } from '../Clock';
import { WriteLine } from './Log';

/** Figures by name, with CloudWatch's unit. */
const UNITS = {
  LettersSent: 'Count',
  LettersSkipped: 'Count',
  LettersRefused: 'Count',
  LettersWaiting: 'Count',
  /** From the change to the moment SES took its last letter. */
  SecondsToMail: 'Seconds',
  Bounces: 'Count',
  Complaints: 'Count',
  RequestsFailed: 'Count',
} as const;
export type MetricName = keyof typeof UNITS;
export type Figures = Readonly<Partial<Record<MetricName, number>>>;

/** Metrics in CloudWatch's embedded format: a log line that CloudWatch counts, without a call. */
export class Metrics {
  readonly #service: string;
  readonly #write: WriteLine;

  constructor(options: {
    readonly service: string;
    readonly write: WriteLine;
  }) {
    this.#service = options.service;
    this.#write = options.write;
  }

  record(options: { readonly figures: Figures; readonly now: Instant }): void {
    const names = (Object.keys(UNITS) as MetricName[]).filter(
      name => options.figures[name] !== undefined,
    ); // keys of the table above
    if (names.length === 0) return;
    this.#write(
      JSON.stringify({
        _aws: {
          Timestamp: options.now,
          CloudWatchMetrics: [
            {
              Namespace: 'ChangeMail',
              Dimensions: [['service']],
              Metrics: names.map(Name => ({ Name, Unit: UNITS[Name] })),
            },
          ],
        },
        service: this.#service,
        ...options.figures,
      }),
    );
  }
}
