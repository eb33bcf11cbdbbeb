import { Reading } from './Reading';

export interface QueueObservation {
  /** People waiting. */
  readonly depth: Reading;
}
