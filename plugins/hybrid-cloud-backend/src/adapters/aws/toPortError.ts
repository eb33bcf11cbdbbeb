import { PortError } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { networkCode } from '../shared/networkCode';

type Kind = PortError['kind'];

const THROTTLED =
  /^(Throttling|ThrottlingException|ThrottledException|RequestLimitExceeded|TooManyRequests(Exception)?|RequestThrottled(Exception)?|SlowDown|LimitExceededException|PriorRequestNotComplete)$/;
const UNAUTHENTICATED =
  /^(UnrecognizedClientException|InvalidClientTokenId|InvalidToken|ExpiredToken(Exception)?|SignatureDoesNotMatch|InvalidSignatureException|IncompleteSignature|MissingAuthenticationToken(Exception)?|AuthFailure|OptInRequired|CredentialsProviderError|TokenProviderError)$/;
const FORBIDDEN =
  /^(AccessDenied(Exception|Fault)?|UnauthorizedOperation|NotAuthorized|Forbidden|AccessDeniedByServiceControlPolicy)$/;
const NOT_FOUND = /NotFound(Exception|Fault)?$/;
const CONFLICT =
  /^(OperationInProgress|ResourceInUse(Exception)?|InvalidResourceState(Fault)?|ConflictException|ConcurrentModification\w*)$/;
/** The request never left, or never reached anybody. */
const NOT_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
const LOST =
  /^(ECONNRESET|EPIPE|ETIMEDOUT|ECONNABORTED|TimeoutError|RequestTimeout(Exception)?|AbortError|UND_ERR\w*)$/;

interface Clues {
  readonly names: readonly string[];
  readonly status?: number;
  readonly message: string;
}

/**
 * An AWS error in our words. `write` says that the call changes something: when no answer came back, or the answer was
 * a fault of the other side, the outcome is unknown.
 */
export function toPortError(options: {
  readonly call: string;
  readonly error: unknown;
  readonly write?: boolean;
}): PortError {
  const { call, error, write = false } = options;
  if (error instanceof PortError) return error;
  const clues = cluesOf(error);
  const kind = kindOf(clues);
  const sent = !clues.names.some(name => NOT_SENT.test(name));
  return new PortError({
    kind,
    message: `${call}: ${clues.names[0] ?? 'error'}: ${clues.message}`,
    outcomeUnknown:
      write && sent && (kind === 'unreachable' || kind === 'malformed'),
    cause: error,
  });
}

function kindOf({ names, status }: Clues): Kind {
  const some = (pattern: RegExp) => names.some(name => pattern.test(name));
  if (some(THROTTLED) || status === 429) return 'throttled';
  if (some(UNAUTHENTICATED) || status === 401) return 'unauthenticated';
  if (some(FORBIDDEN)) return 'forbidden';
  if (some(NOT_SENT) || some(LOST)) return 'unreachable';
  if (some(CONFLICT)) return 'conflict';
  if (some(NOT_FOUND)) return 'not-found';
  if (status === undefined) return 'malformed';
  if (status >= 500) return 'unreachable';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  return status >= 400 ? 'invalid' : 'malformed';
}

function cluesOf(error: unknown): Clues {
  if (!(error instanceof Error)) return { names: [], message: String(error) };
  const metadata = property(error, '$metadata');
  const status = property(metadata, 'httpStatusCode');
  const names = [error.name, property(error, 'Code'), networkCode(error)];
  return {
    names: names.filter(name => typeof name === 'string'),
    status: typeof status === 'number' ? status : undefined,
    message: error.message || 'no further words',
  };
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Reflect.get(value, key)
    : undefined;
}
