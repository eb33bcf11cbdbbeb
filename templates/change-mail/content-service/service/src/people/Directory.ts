import { z } from 'zod';
import { Refusal } from '../errors';

/** What the issuer of the token says about its bearer. */
export interface Bearer {
  readonly id: string;
  /** Missing: the issuer has none, or has not seen its owner open it. */
  readonly verifiedAddress: string | undefined;
}

export interface Directory {
  whoIs(options: { readonly token: string }): Promise<Bearer>;
}

const TIMEOUT_MS = 3_000;

const answerSchema = z.object({
  sub: z.string().min(1),
  email: z.email().optional(),
  // Cognito says it as text.
  email_verified: z
    .union([
      z.boolean(),
      z.enum(['true', 'false']).transform(text => text === 'true'),
    ])
    .optional(),
});

/** Asks the issuer's userinfo endpoint, so that an address is never taken from what a browser says. */
export class UserInfoDirectory implements Directory {
  readonly #url: string;

  constructor(options: { readonly url: string }) {
    this.#url = options.url;
  }

  async whoIs(options: { readonly token: string }): Promise<Bearer> {
    const answer = await this.#ask(options.token);
    return {
      id: answer.sub,
      verifiedAddress: answer.email_verified ? answer.email : undefined,
    };
  }

  async #ask(token: string) {
    try {
      const response = await fetch(this.#url, {
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/json',
        },
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!response.ok)
        throw new Error(`The issuer answered ${response.status}`);
      return answerSchema.parse(await response.json());
    } catch (cause) {
      throw new Refusal({
        status: 503,
        code: 'issuer-unavailable',
        message:
          'The sign-in service does not say who you are. Try again in a moment.',
        cause,
      });
    }
  }
}
