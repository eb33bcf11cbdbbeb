/** A server that generated services are tried against. */
export interface RealServer {
  /** What tells a service where it is. */
  readonly environment: Readonly<Record<string, string>>;
  /** Gone, and back with what it had. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Gone for good, with its files. */
  readonly end: () => Promise<void>;
}
