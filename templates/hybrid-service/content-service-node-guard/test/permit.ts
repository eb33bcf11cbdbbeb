{% if values.waitingRoom %}
import { generateKeyPairSync } from 'node:crypto';
{% endif %}
{% if values.signIn != 'none' %}
import fastifyCookie from '@fastify/cookie';
{% endif %}
{% if values.waitingRoom %}
import { SignJWT } from 'jose';
{% endif %}
{% if values.signIn != 'none' %}
import type { SessionStore } from '../src/sessions/SessionStore';
{% endif %}
{% if values.signIn != 'none' %}

const KEY = 'k'.repeat(32);
{% endif %}
{% if values.waitingRoom %}

const pair = generateKeyPairSync('ed25519');
const kid = 'test';
{% endif %}

/** The environment in which `permit` works. */
export const PERMITTING = {
{% if values.signIn != 'none' %}
  SESSION_KEYS: KEY,
{% endif %}
{% if values.waitingRoom %}
  PUBLIC_URL: 'https://service.example.org',
  WAITING_ROOM_URL: 'https://room.example.org',
  WAITING_ROOM_KEYS: JSON.stringify({
    keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid }],
  }),
{% endif %}
};
{% if values.waitingRoom %}

/** A pass as the waiting room signs it, or one that is wrong in one way. */
export function signPass(
  change: {
    readonly audience?: string;
    readonly issuer?: string;
    readonly endsIn?: number;
    readonly key?: typeof pair.privateKey;
  } = {},
): Promise<string> {
  return new SignJWT({})
    .setProtectedHeader({ alg: 'EdDSA', kid })
    .setSubject('s1')
    .setIssuer(change.issuer ?? PERMITTING.WAITING_ROOM_URL)
    .setAudience(change.audience ?? PERMITTING.PUBLIC_URL)
    .setExpirationTime(`${change.endsIn ?? 60}s`)
    .sign(change.key ?? pair.privateKey);
}
{% endif %}

/** Headers of somebody who may write. */
export async function permit({% if values.signIn != 'none' %}sessions: SessionStore{% endif %}): Promise<Record<string, string>> {
{% if values.signIn != 'none' %}
  const id = 'session-of-a-test';
  const cookie = { originalMaxAge: 60_000, expires: null };
  const session = JSON.stringify({ cookie, person: { id: 's1', name: 'Sora' } });
  await sessions.write({ id, session, forMs: 60_000 });
{% endif %}
  return {
{% if values.signIn != 'none' %}
    cookie: `session=${encodeURIComponent(fastifyCookie.sign(id, KEY))}`,
{% endif %}
{% if values.waitingRoom %}
    'waiting-room-pass': await signPass(),
{% endif %}
  };
}
