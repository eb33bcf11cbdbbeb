import { ActionKind, History, Instant, Observation, Workload } from '../model';
import { DecideContext } from './DecideContext';

/** Everything a decision rests on. The same input gives the same decision, live, in a dry run, in a drill, in a backtest. */
export interface DecideInput {
  readonly workload: Workload;
  readonly observation: Observation;
  /** Past observations; whether the present one is already among them makes no difference. */
  readonly history: History;
  readonly context: DecideContext;
  readonly now: Instant;
}

/** A person asks for a move. */
export interface RequestInput extends DecideInput {
  readonly action: Exclude<ActionKind, 'schedule'>;
}
