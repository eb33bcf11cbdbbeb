import { createPrivateKey, createPublicKey, KeyObject } from 'node:crypto';
import { JWK, SignJWT } from 'jose';
import type { PassesConfig } from '../config/Config';

/**
 * Passes for other services: signed with Ed25519, for one service, valid for as
 * long as the person may stay inside. The service checks them with the public
 * key and asks nobody, so this room stands in no request's way.
 */
export class Passes {
  readonly #config: PassesConfig;
  readonly #key: KeyObject;

  constructor(options: { readonly config: PassesConfig }) {
    this.#config = options.config;
    this.#key = createPrivateKey({
      format: 'jwk',
      key: { ...options.config.key },
    });
  }

  /** What a service needs to check a pass; no secret. The old key stays while its passes are still out. */
  get publicKeys(): { readonly keys: readonly JWK[] } {
    const own = createPublicKey(this.#key).export({ format: 'jwk' });
    return {
      keys: [
        { ...own, kid: this.#config.key.kid, alg: 'EdDSA', use: 'sig' },
        ...this.#config.oldKeys,
      ],
    };
  }

  /** Whether this room lets people into that service. */
  isFor(service: string): boolean {
    return this.#config.services.includes(service);
  }

  /** `until` is an instant in milliseconds; the pass ends no later. */
  sign(options: {
    readonly person: string;
    readonly service: string;
    readonly until: number;
  }): Promise<string> {
    return new SignJWT()
      .setProtectedHeader({ alg: 'EdDSA', kid: this.#config.key.kid })
      .setIssuer(this.#config.issuer)
      .setAudience(options.service)
      .setSubject(options.person)
      .setExpirationTime(Math.floor(options.until / 1000))
      .sign(this.#key);
  }
}
