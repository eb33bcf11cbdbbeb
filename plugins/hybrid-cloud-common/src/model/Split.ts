import { SiteId } from './Site';
import { Reading } from './Reading';

/** Relative integer weights 0..999 per site, as an ALB understands them. They need not sum to 100. */
export type Weights = Readonly<Record<SiteId, number>>;

/** Shares 0..1 per site that sum to 1 (or are all 0 when nothing was seen). */
export type Shares = Readonly<Record<SiteId, number>>;

/** Who gets the traffic, three ways. */
export interface Split {
  /** What the switch says. */
  readonly configured: Reading<Weights>;
  /** What requests did. */
  readonly observed: Reading<Shares>;
  /** What healthy capacity allows. */
  readonly effective: Reading<Shares>;
}
