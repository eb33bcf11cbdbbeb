import type { FastifyReply, FastifyRequest } from 'fastify';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A hook against forged requests: what changes something must not come from
 * another site's page. Browsers say where a request comes from; programs say
 * nothing and send no cookie by themselves.
 */
export function refuseOtherSites(options: { readonly ownOrigin: string }) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (SAFE.has(request.method)) return;
    const site = request.headers['sec-fetch-site'];
    const { origin } = request.headers;
    const isOwn =
      site === undefined
        ? // A browser from before that header.
          origin === undefined || origin === options.ownOrigin
        : site === 'same-origin' || site === 'none';
    if (isOwn) return;
    await reply.code(403).send({
      error: 'other-site',
      message: 'This request comes from the page of another site.',
    });
  };
}
