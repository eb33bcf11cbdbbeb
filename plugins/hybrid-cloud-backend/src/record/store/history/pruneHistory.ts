import { Knex } from 'knex';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Housekeeping: verdicts live for an hour (and a little), chart points are one a minute after an hour, and chart points
 * and decisions are gone after 14 days. Each statement may be repeated or run by several replicas without harm.
 */
export async function pruneHistory(
  database: Knex,
  options: { readonly now: number },
): Promise<void> {
  const { now } = options;
  await database('observation_tick')
    .where('at', '<', now - HOUR - 5 * MINUTE)
    .delete();
  await database('reading_history')
    .where('at', '<', now - HOUR)
    .andWhereRaw('at % ? <> 0', [MINUTE])
    .delete();
  await database('reading_history')
    .where('at', '<', now - 14 * DAY)
    .delete();
  await database('decision_entry')
    .where('at', '<', now - 14 * DAY)
    .delete();
}
