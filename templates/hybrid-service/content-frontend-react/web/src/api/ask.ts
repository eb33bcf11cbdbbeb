import type { Answer } from './Answer';

/** Long enough for a slow database, short enough for a person. */
const PATIENCE_MS = 10_000;

/**
 * One question to the service this page came from. `read` takes the JSON of a good answer and returns undefined when it
 * is not what was expected. Never throws.
 */
export async function ask<T>(options: {
  readonly fetch: typeof fetch;
  readonly path: string;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly read: (body: unknown) => T | undefined;
}): Promise<Answer<T>> {
  const { path, method = 'GET', body, read } = options;
  try {
    const response = await options.fetch(path, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: 'same-origin',
      // A redirect is a page for people, here the waiting room: never JSON.
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return toAnswer({ response, body: await jsonOf(response), read });
  } catch {
    // Offline, refused, reset or too late: for the reader it is all one.
    return { kind: 'unreachable' };
  }
}

function toAnswer<T>(options: {
  readonly response: Response;
  readonly body: unknown;
  readonly read: (body: unknown) => T | undefined;
}): Answer<T> {
  const { response, body } = options;
  if (response.ok) {
    const value = options.read(body);
    return value === undefined
      ? { kind: 'failed', status: response.status }
      : { kind: 'ok', value };
  }
  const waitingRoom = text(body, 'waitingRoom');
  if (response.type === 'opaqueredirect' || waitingRoom) return { kind: 'waiting', waitingRoom };
  if (response.status === 401) return { kind: 'signed-out' };
  if (response.status === 503) {
    return { kind: 'unavailable', seconds: Number(response.headers.get('retry-after')) || 5 };
  }
  const message = text(body, 'message');
  return response.status < 500 && message
    ? { kind: 'refused', message }
    : { kind: 'failed', status: response.status };
}

async function jsonOf(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  return type.includes('json') ? response.json() : undefined;
}

/** A field of a JSON object, when it is there and is text. */
export function text(body: unknown, field: string): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const value = (body as Readonly<Record<string, unknown>>)[field]; // any object may be read so
  return typeof value === 'string' ? value : undefined;
}
