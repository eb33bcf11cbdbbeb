import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/Config';
import type { Admission, PassCheck } from './PassCheck';
import { passCookie } from './passCookie';

declare module 'fastify' {
  interface FastifyRequest {
    admission?: Admission;
  }
}

/** Programs send their pass in this header. */
const HEADER = 'waiting-room-pass';

/**
 * A hook: only those whom the waiting room has let in come past it. Browsers on
 * their way to a page are sent to the room, programs are told where it is.
 */
export function requirePass(options: { readonly config: Config; readonly passes: PassCheck }) {
  const { config, passes } = options;
  const cookie = passCookie(config);
  const room = `${config.waitingRoom.url}/?service=${encodeURIComponent(config.publicUrl)}`;
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const pass = request.headers[HEADER] ?? request.cookies[cookie];
    const admission = typeof pass === 'string' ? await passes.check(pass) : undefined;
    if (admission) {
      request.admission = admission;
      return;
    }
    reply.header('cache-control', 'no-store').header('retry-after', '30');
    if (request.headers.accept?.includes('text/html')) {
      return reply.redirect(room, 303);
    }
    return reply.code(429).type('application/problem+json').send({
      type: 'about:blank',
      title: 'The waiting room has not let you in',
      status: 429,
      detail: 'Your turn has not come, or your time is over. Wait at the address given as waitingRoom.',
      waitingRoom: room,
    });
  };
}
