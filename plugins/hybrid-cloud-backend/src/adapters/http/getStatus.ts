import { Agent as HttpAgent, ClientRequest, request as http } from 'node:http';
import { Agent as HttpsAgent, request as https } from 'node:https';

/** A server may close a connection that waits for its next use just when it is used again. */
const GONE_WHILE_IDLE = new Set(['ECONNRESET', 'EPIPE']);
/** A body that is known to be this short is read to its end, so that the connection can be used again. */
const SHORT_BODY = 64 * 1024;

const AGENTS = {
  'http:': new HttpAgent({ keepAlive: true }),
  'https:': new HttpsAgent({ keepAlive: true }),
};

/**
 * Status of a GET. Connections are kept from one call to the next: thousands of addresses are asked every few seconds.
 * A redirect is an answer and is not followed. Rejects with the network's error, or with the signal's reason.
 */
export async function getStatus(
  url: URL,
  options: {
    readonly headers: Readonly<Record<string, string>>;
    readonly signal: AbortSignal;
  },
): Promise<number> {
  const first = send(url, options, true);
  try {
    return await first.status;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!first.request.reusedSocket || !GONE_WHILE_IDLE.has(code)) throw error;
    return send(url, options, false).status;
  }
}

function send(
  url: URL,
  options: Parameters<typeof getStatus>[1],
  reuse: boolean,
): { readonly request: ClientRequest; readonly status: Promise<number> } {
  const secure = url.protocol === 'https:';
  const request = (secure ? https : http)(url, {
    ...options,
    agent: reuse ? AGENTS[secure ? 'https:' : 'http:'] : false,
  });
  const status = new Promise<number>((resolve, reject) => {
    request.on('error', reject);
    request.on('response', response => {
      const length = Number(response.headers['content-length'] ?? Infinity);
      response.on('error', reject);
      if (length <= SHORT_BODY) response.resume();
      else response.destroy();
      // The parser gives every response a status.
      resolve(response.statusCode as number);
    });
    request.end();
  });
  return { request, status };
}
