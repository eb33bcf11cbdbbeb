import { SiteId } from './Site';

/** What an action puts at stake. `unknown` is said, never shown as zero. */
export interface Risk {
  /** Seconds of writes that would be lost or diverge. */
  readonly dataSeconds: number | 'unknown' | 'none';
  /** People waiting in the queue. */
  readonly waiting: number | 'unknown' | 'none';
  /** Share 0..1 of current demand that the destination's healthy capacity absorbs. */
  readonly absorbs: number | 'unknown';
  readonly destination: SiteId;
}
