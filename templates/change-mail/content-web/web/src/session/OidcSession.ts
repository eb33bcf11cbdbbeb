import { INavigator, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { WebConfig } from '../loadConfig';
import { Session, SignedOut } from './Session';

/** Where the issuer sends people back to. Terraform and the issuer know it by this name. */
export const SIGNED_IN_PATH = '/signed-in';

/** Signs in at an OpenID Connect issuer, by code flow with PKCE. */
export class OidcSession implements Session {
  readonly #manager: UserManager;
  readonly #signOutUrl: string;
  readonly #leave: (url: string) => void;

  private constructor(options: {
    readonly manager: UserManager;
    readonly signOutUrl: string;
    readonly leave: (url: string) => void;
  }) {
    this.#manager = options.manager;
    this.#signOutUrl = options.signOutUrl;
    this.#leave = options.leave;
  }

  static create(options: {
    readonly config: WebConfig;
    readonly origin: string;
    /** Goes to another site. */
    readonly leave?: (url: string) => void;
    /** How the page goes to the issuer; missing: as browsers do. */
    readonly navigator?: INavigator;
  }): OidcSession {
    const { config, origin } = options;
    return new OidcSession({
      signOutUrl: config.signOutUrl,
      leave: options.leave ?? (url => window.location.assign(url)),
      manager: new UserManager(
        {
          authority: config.issuer,
          client_id: config.clientId,
          redirect_uri: `${origin}${SIGNED_IN_PATH}`,
          post_logout_redirect_uri: `${origin}/`,
          response_type: 'code',
          scope: config.scope,
          // Gone with the tab, and no other tab's.
          userStore: new WebStorageStateStore({ store: window.sessionStorage }),
          // No frame that renews in the background: the headers of this page allow none.
          automaticSilentRenew: false,
        },
        options.navigator,
      ),
    });
  }

  async resume(url: URL): Promise<{ readonly returnTo: string } | undefined> {
    if (url.pathname === SIGNED_IN_PATH) {
      const user = await this.#manager.signinRedirectCallback(url.href);
      return { returnTo: pathOf(user.state) };
    }
    const user = await this.#manager.getUser();
    return user && !user.expired
      ? { returnTo: `${url.pathname}${url.search}` }
      : undefined;
  }

  async signIn(options: { readonly returnTo: string }): Promise<void> {
    await this.#manager.signinRedirect({ state: options.returnTo });
  }

  async signOut(): Promise<void> {
    if (this.#signOutUrl === '') {
      await this.#manager.signoutRedirect();
      return;
    }
    await this.#manager.removeUser();
    this.#leave(this.#signOutUrl);
  }

  async token(): Promise<string> {
    const user = await this.#manager.getUser();
    if (user && !user.expired) return user.access_token;
    if (user?.refresh_token) {
      try {
        const renewed = await this.#manager.signinSilent();
        if (renewed) return renewed.access_token;
      } catch (cause) {
        throw new SignedOut('The session could not be renewed', { cause });
      }
    }
    throw new SignedOut('Nobody is signed in');
  }
}

/** Only a path of this page: what comes back from elsewhere must not lead elsewhere. */
function pathOf(state: unknown): string {
  return typeof state === 'string' && /^\/(?![/\\])/.test(state) ? state : '/';
}
