import { Knex } from 'knex';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Housekeeping: verdicts live for an hour (and a little), chart points are one a minute after an hour and one
 * in ten minutes after a day, and chart points and decisions are gone after 14 days, receipts of signals
 * after one. Each statement may be repeated or
 * run by several replicas without harm.
 */
export async function pruneHistory(
  database: Knex,
  options: { readonly now: number },
): Promise<void> {
  const { now } = options;
  await database('observation_tick')
    .where('at', '<', now - HOUR - 5 * MINUTE)
    .delete();
  await thin(database, {
    from: now - DAY - HOUR,
    to: now - HOUR,
    grain: MINUTE,
  });
  await thin(database, {
    from: now - 2 * DAY - HOUR,
    to: now - DAY,
    grain: 10 * MINUTE,
  });
  await database('reading_history')
    .where('at', '<', now - 14 * DAY)
    .delete();
  await database('decision_entry')
    .where('at', '<', now - 14 * DAY)
    .delete();
  await database('signal_receipt')
    .where('received_at', '<', now - DAY)
    .delete();
  await database('node_set')
    .where('used_at', '<', now - DAY)
    .delete();
}

/** Only what has lately come of age is gone through: what is older was thinned before, and is much. */
async function thin(
  database: Knex,
  stretch: {
    readonly from: number;
    readonly to: number;
    readonly grain: number;
  },
): Promise<void> {
  const { from, to, grain } = stretch;
  await database('reading_history')
    .where('at', '>=', from)
    .andWhere('at', '<', to)
    .andWhereRaw('at % CAST(? AS BIGINT) <> 0', [grain])
    .delete();
}
