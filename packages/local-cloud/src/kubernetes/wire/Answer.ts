import { StatusError } from '../StatusError';

/** What a request is answered with, apart from watches, which stream. */
export type Answer =
  | { readonly kind: 'json'; readonly code: number; readonly body: object }
  | { readonly kind: 'text'; readonly code: number; readonly text: string };

export function ok(body: object, code = 200): Answer {
  return { kind: 'json', code, body };
}

export function failure(error: StatusError): Answer {
  return { kind: 'json', code: error.code, body: error.status };
}

/** The API server's answer for a path that nobody serves, as for a group that is not installed. */
export const NO_SUCH_PATH: Answer = {
  kind: 'text',
  code: 404,
  text: '404 page not found\n',
};
