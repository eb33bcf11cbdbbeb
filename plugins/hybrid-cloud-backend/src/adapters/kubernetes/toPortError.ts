import { PortError } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { networkCode } from '../shared/networkCode';

type Kind = PortError['kind'];

/** The request never reached anybody. */
const NOT_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

/** A refusal of the API server in our words. 410 (the resource version is too old) is a `conflict`. */
export function statusToPortError(options: {
  readonly what: string;
  readonly status: number;
  readonly text: string;
  readonly write: boolean;
}): PortError {
  const { what, status, text, write } = options;
  const kind = kindOf(status);
  return new PortError({
    kind,
    message: `${what}: ${status} ${messageOf(text)}`,
    outcomeUnknown: write && kind === 'unreachable',
  });
}

function kindOf(status: number): Kind {
  if (status === 401) return 'unauthenticated';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 409 || status === 410) return 'conflict';
  if (status === 429) return 'throttled';
  if (status >= 500) return 'unreachable';
  return 'invalid';
}

function messageOf(text: string): string {
  try {
    const status: unknown = JSON.parse(text);
    if (typeof status === 'object' && status !== null) {
      return String(Reflect.get(status, 'message') ?? '');
    }
  } catch {
    // Not a Status object: a proxy's own page. Its beginning has to do.
  }
  return text.slice(0, 120);
}

/** No answer, or one that broke off. */
export function lostToPortError(
  what: string,
  error: unknown,
  write = false,
): PortError {
  if (error instanceof PortError) return error;
  const code = networkCode(error);
  const notSent = code !== undefined && NOT_SENT.test(code);
  return new PortError({
    kind: 'unreachable',
    message: `${what}: ${
      code ?? (error instanceof Error ? error.message : error)
    }`,
    outcomeUnknown: write && !notSent,
    cause: error,
  });
}
