/** Places between two lines where a process may die. Tests let it die there; nothing else uses them. */
export interface ExecutorHooks {
  /** The intent is written, the call has not been made. */
  afterIntent?(point: CrashPoint): void | Promise<void>;
  /** The call was made, its acceptance has not been written. */
  afterCall?(point: CrashPoint): void | Promise<void>;
}

export interface CrashPoint {
  readonly planId: string;
  readonly index: number;
}
