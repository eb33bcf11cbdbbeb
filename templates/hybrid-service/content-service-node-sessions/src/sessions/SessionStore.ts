/**
 * Where sessions are kept, as text, until they end. Every call may be repeated,
 * and throws StoreUnavailable when the store does not answer.
 */
export interface SessionStore {
  read(id: string): Promise<string | undefined>;
  write(options: {
    readonly id: string;
    readonly session: string;
    readonly forMs: number;
  }): Promise<void>;
  remove(id: string): Promise<void>;
  ping(): Promise<void>;
  close(): Promise<void>;
}
