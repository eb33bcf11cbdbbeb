import fastifySession from '@fastify/session';
import type { FastifyInstance, Session } from 'fastify';
import type { Config } from '../config/Config';
import type { SessionStore } from './SessionStore';

/**
 * Gives the routes of this scope `request.session`. It is kept once something
 * is put into it; until then there is no cookie and nothing in the store.
 */
export async function addSessions(options: {
  readonly scope: FastifyInstance;
  readonly config: Config;
  readonly store: SessionStore;
}): Promise<void> {
  const { scope, config, store } = options;
  await scope.register(fastifySession, {
    secret: [...config.sessions.keys],
    // The prefix makes browsers refuse the cookie from anybody but this host over TLS.
    cookieName: config.secureCookies ? '__Host-session' : 'session',
    cookie: {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: config.secureCookies,
      maxAge: config.sessions.minutes * 60_000,
    },
    saveUninitialized: false,
    rolling: false,
    store: asPluginStore(store),
  });
}

/** The plugin's own interface, with callbacks. */
function asPluginStore(store: SessionStore) {
  return {
    get(id: string, done: (error: unknown, session?: Session | null) => void): void {
      store.read(id).then(
        text => done(undefined, text === undefined ? null : JSON.parse(text)),
        done,
      );
    },
    set(id: string, session: Session, done: (error?: unknown) => void): void {
      const forMs = session.cookie.maxAge ?? 0;
      store.write({ id, session: JSON.stringify(session), forMs }).then(() => done(), done);
    },
    destroy(id: string, done: (error?: unknown) => void): void {
      store.remove(id).then(() => done(), done);
    },
  };
}
