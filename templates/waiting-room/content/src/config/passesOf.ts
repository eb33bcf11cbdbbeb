import { z } from 'zod';
import { ConfigProblem } from '../errors';
import type { PassesConfig } from './Config';
import type { Environment } from './environment';

const publicKey = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  kid: z.string().min(1),
  x: z.string().min(1),
});
const privateKey = publicKey.extend({ d: z.string().min(1) });
const publicKeys = z.object({ keys: z.array(publicKey) });

/** Undefined when this room lets people into no other service. */
export function passesOf(env: Environment): PassesConfig | undefined {
  if (!env.PASS_KEY) return undefined;
  if (!env.PUBLIC_URL || !env.PASS_SERVICES) {
    throw new ConfigProblem(
      'PASS_KEY is set: PUBLIC_URL and PASS_SERVICES are needed with it, so that a pass names who signed it and whom it is for',
    );
  }
  return {
    key: parse('PASS_KEY', privateKey, env.PASS_KEY),
    oldKeys: env.PASS_OLD_KEYS
      ? parse('PASS_OLD_KEYS', publicKeys, env.PASS_OLD_KEYS).keys
      : [],
    issuer: env.PUBLIC_URL,
    services: env.PASS_SERVICES,
  };
}

/** Says what was expected and repeats nothing of a key. */
function parse<T>(name: string, schema: z.ZodType<T>, text: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new ConfigProblem(
      `${name}: expected ${
        name === 'PASS_KEY'
          ? 'a key as `npm run pass-key` writes it'
          : 'keys as /api/waiting-room/keys shows them'
      }`,
      { cause: error },
    );
  }
}
