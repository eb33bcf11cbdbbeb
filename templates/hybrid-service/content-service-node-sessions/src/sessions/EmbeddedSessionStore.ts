import type { SessionStore } from './SessionStore';

/** This process's memory: for development and tests. Sessions end with it. */
export class EmbeddedSessionStore implements SessionStore {
  readonly #sessions = new Map<string, string>();

  async read(id: string): Promise<string | undefined> {
    return this.#sessions.get(id);
  }

  async write(options: { readonly id: string; readonly session: string }): Promise<void> {
    this.#sessions.set(options.id, options.session);
  }

  async remove(id: string): Promise<void> {
    this.#sessions.delete(id);
  }

  async ping(): Promise<void> {}

  async close(): Promise<void> {}
}
