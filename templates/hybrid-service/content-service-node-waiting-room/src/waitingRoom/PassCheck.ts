import { createLocalJWKSet, errors, jwtVerify } from 'jose';
import type { WaitingRoomConfig } from '../config/Config';

/** A person whom the waiting room has let in, until then (seconds since 1970). */
export interface Admission {
  readonly person: string;
  readonly until: number;
}

/**
 * Checks passes: signed by the waiting room with Ed25519, for this service, not
 * over. It asks nobody, so it costs microseconds and works while the room, or
 * the link to it, is away.
 */
export class PassCheck {
  readonly #keys: ReturnType<typeof createLocalJWKSet>;
  readonly #expected: { readonly issuer: string; readonly audience: string };

  constructor(options: {
    readonly waitingRoom: WaitingRoomConfig;
    /** Where users find this service; a pass names it. */
    readonly service: string;
  }) {
    this.#keys = createLocalJWKSet(options.waitingRoom.keys);
    const issuer = new URL(options.waitingRoom.url).origin;
    this.#expected = { issuer, audience: options.service };
  }

  /** Undefined for what is no pass, no longer one, or not one for this service. */
  async check(pass: string): Promise<Admission | undefined> {
    try {
      const { payload } = await jwtVerify(pass, this.#keys, {
        ...this.#expected,
        algorithms: ['EdDSA'],
        requiredClaims: ['sub', 'exp'],
      });
      return { person: payload.sub ?? '', until: payload.exp ?? 0 };
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}
