import { EventRecorder } from './EventRecorder';
import { SeededRandom } from '../random';
import { ObjectStore } from '../store/ObjectStore';
import { Timers } from '../Timers';

/** What every controller works with. `now()` is the moment being simulated. */
export interface ClusterContext {
  readonly store: ObjectStore;
  readonly timers: Timers;
  readonly events: EventRecorder;
  readonly random: SeededRandom;
  now(): number;
}

/** Moves objects towards what they ask for. Reacts to changes it was told of; asks for later moments by timer. */
export interface Controller {
  /** At the beginning and whenever power has come back: all timers are gone, objects are as they were left. */
  start(): void;
  /** Does what changes have asked for. True when it changed something, so that the others look again. */
  reconcile(): boolean;
}
