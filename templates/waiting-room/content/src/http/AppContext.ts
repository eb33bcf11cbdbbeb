import type { Clock } from '../Clock';
import type { Config } from '../config/Config';
import type { Enrolment } from '../enrolment/Enrolment';
import type { Metrics } from '../metrics/Metrics';
import type { Stores } from '../service/createStores';
import type { PositionBoard } from '../waitingRoom';

/** What the routes call. */
export interface AppContext {
  readonly config: Config;
  readonly clock: Clock;
  readonly stores: Stores;
  readonly board: PositionBoard;
  readonly enrolment: Enrolment;
  readonly metrics: Metrics;
  /** Absolute path of the page's files. */
  readonly publicFolder: string;
  /** True from the first moment of a shutdown. */
  readonly stopping: () => boolean;
}
