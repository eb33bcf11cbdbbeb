import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';
import type { WaitingRoomConfig } from './Config';
import type { Environment } from './environment';
import { refuse } from './refuse';

const keysSchema = z.object({
  keys: z
    .array(
      z.object({
        kty: z.literal('OKP'),
        crv: z.literal('Ed25519'),
        kid: z.string(),
        x: z.string(),
        d: z.never().optional(), // a private key has no business here
      }),
    )
    .min(1),
});

/** Without keys nobody is let in; production refuses to start so. */
export function waitingRoomOf(env: Environment): WaitingRoomConfig {
  const { WAITING_ROOM_KEYS: text, WAITING_ROOM_URL: url } = env;
  if (text === undefined && env.NODE_ENV === 'production') {
    return refuse(['WAITING_ROOM_KEYS: not set, needed in production: nobody could be let in']);
  }
  return { url: new URL(url).href.replace(/\/$/, ''), keys: text === undefined ? { keys: [] } : keysOf(text) };
}

function keysOf(text: string): JSONWebKeySet {
  try {
    return keysSchema.parse(JSON.parse(text));
  } catch (error) {
    return refuse(
      ["WAITING_ROOM_KEYS: expected the waiting room's public keys, as its /api/waiting-room/keys shows them"],
      error,
    );
  }
}
