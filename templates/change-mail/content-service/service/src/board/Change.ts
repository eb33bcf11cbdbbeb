import { z } from 'zod';
import { STATES } from './Item';

/** Kinds of change; also the detail-type of the event, by which rules choose. */
export const CHANGE_KINDS = [
  'ItemCreated',
  'ItemChanged',
  'ItemMoved',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One entry of the change log, as it is stored and as it travels. */
export const changeSchema = z.object({
  /** Item and version: the same change always has the same id. */
  id: z.string().min(1),
  kind: z.enum(CHANGE_KINDS),
  item: z.string().min(1),
  title: z.string(),
  version: z.int().min(1),
  /** The state after the change. */
  state: z.enum(STATES),
  /** The state before, when it was another. */
  from: z.enum(STATES).optional(),
  /** Who made it, as the issuer names them. */
  by: z.string().min(1),
  /** Epoch milliseconds. */
  at: z.number(),
});
export type Change = z.output<typeof changeSchema>;
