import { Session, SignedOut } from '../../src/session/Session';

/** Somebody with a good token, or nobody. */
export class FakeSession implements Session {
  readonly asked: string[] = [];
  #current: 'somebody' | 'nobody' | 'broken';

  constructor(current: 'somebody' | 'nobody' | 'broken') {
    this.#current = current;
  }

  async resume(url: URL) {
    if (this.#current === 'broken') throw new Error('state does not match');
    return this.#current === 'somebody'
      ? { returnTo: url.pathname }
      : undefined;
  }

  async signIn(options: { readonly returnTo: string }) {
    this.asked.push(`sign in, then ${options.returnTo}`);
  }

  async signOut() {
    this.asked.push('sign out');
  }

  expire(): void {
    this.#current = 'nobody';
  }

  async token() {
    if (this.#current !== 'somebody') throw new SignedOut('nobody');
    return 'good';
  }
}
