import { z } from 'zod';

export const STATES = ['open', 'doing', 'done'] as const;
export type State = (typeof STATES)[number];

export const itemIdSchema = z
  .string()
  .regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/, {
    error: 'expected lower-case letters, digits and dashes, at most 63',
  });

/** What a person writes. `version`: the one that was read; missing: the item is new. */
export const itemDraftSchema = z.strictObject({
  title: z.string().trim().min(1).max(120),
  text: z.string().max(4000).default(''),
  state: z.enum(STATES),
  version: z.int().min(1).optional(),
});
export type ItemDraft = z.output<typeof itemDraftSchema>;

export interface Item {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly state: State;
  /** Counts the changes, from 1. */
  readonly version: number;
  /** Epoch milliseconds. */
  readonly changedAt: number;
}
