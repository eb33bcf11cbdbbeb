import { IncomingMessage } from 'node:http';

const MOST_BYTES = 16_384;

export type JsonBody =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly problem: {
        readonly field: string;
        readonly value: string;
        readonly expected: string;
      };
    };

const refused = (value: string, expected: string): JsonBody => ({
  ok: false,
  problem: { field: '(body)', value, expected },
});

/** Reads a small JSON body. The content type is demanded, so that a page of another origin cannot post without asking. */
export async function readJson(request: IncomingMessage): Promise<JsonBody> {
  const type = request.headers['content-type'] ?? '(none)';
  if (!type.startsWith('application/json')) {
    return refused(`content-type ${type}`, 'content-type application/json');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MOST_BYTES) {
      return refused(`more than ${MOST_BYTES} bytes`, 'a small JSON object');
    }
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return refused(text.slice(0, 100), `JSON (${String(error)})`);
  }
}
