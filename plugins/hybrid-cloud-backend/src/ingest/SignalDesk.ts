import { LoggerService } from '@backstage/backend-plugin-api';
import { Clock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { Knex } from 'knex';
import { WorkloadSource } from '../loop';
import { insertReceipt } from '../record/store';
import { AlertmanagerMessage } from './alertmanagerMessage';
import { matchWorkloads } from './matchWorkloads';
import { receiptKey } from './receiptKey';

/** More than these get their turn at the next tick, a few seconds later. */
const MOST_LOOKED_AT = 50;

export interface SignalDeskOptions {
  readonly database: Knex;
  readonly clock: Clock;
  readonly logger: LoggerService;
  readonly workloads: WorkloadSource;
  /** Has the workloads looked at now. */
  readonly prompt: (refs: readonly string[]) => void;
}

export interface SignalOutcome {
  /** Known already: nothing came of it. */
  readonly duplicate: boolean;
  /** Workloads that are looked at because of it. */
  readonly workloads: number;
}

/**
 * Rule 37: what is pushed in is never believed, it only makes the loop look now. So a forged or late one costs a look, and
 * a lost one is caught by the next tick.
 */
export class SignalDesk {
  readonly #options: SignalDeskOptions;

  constructor(options: SignalDeskOptions) {
    this.#options = options;
  }

  async receive(message: AlertmanagerMessage): Promise<SignalOutcome> {
    const { database, clock, logger, workloads, prompt } = this.#options;
    const first = await insertReceipt(database, {
      key: receiptKey(message),
      source: 'alertmanager',
      receivedAt: clock.now(),
    });
    if (!first) return { duplicate: true, workloads: 0 };
    const refs = matchWorkloads({
      alerts: message.alerts,
      workloads: workloads.list(),
    }).slice(0, MOST_LOOKED_AT);
    logger.info(
      `Alertmanager: ${message.alerts.length} alerts ${message.status}, ${
        refs.length === 0
          ? 'none of a workload known here (labels service and site)'
          : `looking at ${refs.join(', ')}`
      }`,
    );
    if (refs.length > 0) prompt(refs);
    return { duplicate: false, workloads: refs.length };
  }
}
