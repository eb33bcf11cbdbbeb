/** Who is signed in. Tokens live in the tab's memory and session storage, and go to this page's own API only. */
export interface Session {
  /** Ends the way back from the issuer, when that is where the page is. `undefined`: nobody is signed in. */
  resume(url: URL): Promise<{ readonly returnTo: string } | undefined>;
  signIn(options: { readonly returnTo: string }): Promise<void>;
  signOut(): Promise<void>;
  /** The access token, renewed when it had to be. Throws SignedOut when there is none. */
  token(): Promise<string>;
}

/** The session is over; the person must sign in again. */
export class SignedOut extends Error {
  override readonly name = 'SignedOut';
}
