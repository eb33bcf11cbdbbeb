import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  Configuration,
  discovery,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { ProviderConfig } from '../config/Config';
import { StoreUnavailable } from '../errors';
import type { Person } from './Person';

/** What must be known again when the person comes back. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** The OpenID Connect provider: authorization code with PKCE, state and nonce. */
export class Provider {
  readonly #config: ProviderConfig;
  readonly #publicUrl: string;
  #discovered: Promise<Configuration> | undefined;

  constructor(options: { readonly config: ProviderConfig; readonly publicUrl: string }) {
    this.#config = options.config;
    this.#publicUrl = options.publicUrl;
  }

  /** Where to send the person. Throws StoreUnavailable. */
  async begin(): Promise<{ readonly attempt: Attempt; readonly url: string }> {
    const configuration = await this.#discover();
    const attempt = {
      state: randomState(),
      nonce: randomNonce(),
      verifier: randomPKCECodeVerifier(),
    };
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: `${this.#publicUrl}/session/callback`,
      scope: 'openid profile',
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
    });
    return { attempt, url: url.href };
  }

  /** Who came back. Throws when the answer is not the one to this attempt. */
  async finish(options: { readonly attempt: Attempt; readonly url: string }): Promise<Person> {
    const { attempt } = options;
    const tokens = await authorizationCodeGrant(
      await this.#discover(),
      new URL(options.url, this.#publicUrl),
      {
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        pkceCodeVerifier: attempt.verifier,
        idTokenExpected: true,
      },
    );
    const claims = tokens.claims();
    if (!claims) throw new Error('The provider sent no identity');
    const name = [claims.name, claims.preferred_username, claims['cognito:username']].find(
      one => typeof one === 'string' && one !== '',
    );
    return { id: claims.sub, name: typeof name === 'string' ? name : claims.sub };
  }

  /** Where the person ends the session at the provider too; undefined when it has no such page. */
  async signOutUrl(): Promise<string | undefined> {
    const configuration = await this.#discover();
    if (!configuration.serverMetadata().end_session_endpoint) return undefined;
    return buildEndSessionUrl(configuration, {
      post_logout_redirect_uri: this.#publicUrl,
{% if values.signIn == 'cognito' %}
      // What Cognito calls it.
      logout_uri: this.#publicUrl,
{% endif %}
    }).href;
  }

  /** Asked once, when first needed: a provider that is away does not stop the start. */
  async #discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.#config;
    this.#discovered ??= discovery(
      new URL(issuer),
      clientId,
      undefined,
      clientSecret ? ClientSecretBasic(clientSecret) : None(),
      {
        timeout: 5,
        // Only where the configuration allows http: off production.
        execute: issuer.startsWith('http:') ? [allowInsecureRequests] : [],
      },
    );
    try {
      return await this.#discovered;
    } catch (error) {
      this.#discovered = undefined;
      throw new StoreUnavailable('The sign-in provider is away', { cause: error });
    }
  }
}
