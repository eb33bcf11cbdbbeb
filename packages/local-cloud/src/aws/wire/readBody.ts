import { IncomingMessage } from 'node:http';
import { CommonFaultError } from './CommonFault';

const MAX_BODY_BYTES = 1024 * 1024;

/** The body as text. Throws `invalid-input` past 1 MiB. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    bytes += buffer.length;
    // Read on to the end without keeping it: who is still sending would not hear the answer.
    if (bytes <= MAX_BODY_BYTES) chunks.push(buffer);
  }
  if (bytes > MAX_BODY_BYTES) {
    throw new CommonFaultError('invalid-input', 'Request is too large');
  }
  return Buffer.concat(chunks).toString('utf8');
}
