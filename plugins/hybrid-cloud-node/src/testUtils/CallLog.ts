/** One call a fake received: its method and its options without the signal. */
export interface FakeCall {
  readonly method: string;
  readonly options: unknown;
}

/**
 * An error the next call of a method shall throw. With `afterEffect` the change is made first and the answer is lost,
 * as when a connection breaks after the other side acted.
 */
export interface NextError {
  readonly method: string;
  readonly error: Error;
  readonly afterEffect?: boolean;
}

/** Records what a fake was asked, and throws once what a test planned. */
export class CallLog {
  readonly calls: FakeCall[] = [];
  nextError?: NextError;

  /** Records the call; throws a planned error that precedes the effect; returns one that follows it. */
  enter(method: string, options: unknown): Error | undefined {
    this.calls.push({ method, options });
    const planned = this.nextError;
    if (!planned || planned.method !== method) return undefined;
    this.nextError = undefined;
    if (!planned.afterEffect) throw planned.error;
    return planned.error;
  }

  /** Options of every recorded call of one method, oldest first. */
  callsOf(method: string): readonly unknown[] {
    return this.calls.filter(c => c.method === method).map(c => c.options);
  }

  reset(): void {
    this.calls.length = 0;
    this.nextError = undefined;
  }
}
