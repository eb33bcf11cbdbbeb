import { IncomingMessage } from 'node:http';
import { parse } from 'yaml';
import { StatusError } from '../StatusError';
import { Json } from '../patch/json';

/** The API server's own limit. */
const LIMIT_BYTES = 3 * 1024 * 1024;

const PROTOBUF = 'application/vnd.kubernetes.protobuf';

/** The body as JSON; YAML, of which JSON is a part, where the content type says so. Throws BadRequest, RequestEntityTooLarge, UnsupportedMediaType. */
export async function readBody(
  request: IncomingMessage,
  contentType: string,
): Promise<Json | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LIMIT_BYTES) {
      throw new StatusError({
        reason: 'RequestEntityTooLarge',
        message: `Request entity too large: limit is ${LIMIT_BYTES}`,
      });
    }
    chunks.push(chunk);
  }
  if (size === 0) return undefined;
  if (contentType === PROTOBUF) throw protobufNotSpoken();
  const text = Buffer.concat(chunks).toString('utf8');
  try {
    return contentType.includes('yaml') ? parse(text) : JSON.parse(text);
  } catch (error) {
    throw new StatusError({
      reason: 'BadRequest',
      message: `couldn't parse the body: ${
        error instanceof Error ? error.message : String(error)
      }`,
    });
  }
}

/** As for a custom resource, which has no protobuf form either. */
function protobufNotSpoken(): StatusError {
  return new StatusError({
    reason: 'UnsupportedMediaType',
    message:
      'the body of the request was in an unknown format - accepted media types include: application/json, application/yaml',
  });
}
