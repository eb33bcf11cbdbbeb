import { PortError } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { toPortError } from './toPortError';

function awsError(name: string, status?: number, code?: string): Error {
  return Object.assign(new Error('words of AWS'), {
    name,
    ...(status === undefined ? {} : { $metadata: { httpStatusCode: status } }),
    ...(code === undefined ? {} : { code }),
  });
}

describe('an AWS error in our words', () => {
  it.each([
    ['Throttling', 400, 'throttled'],
    ['ThrottlingException', 400, 'throttled'],
    ['RequestLimitExceeded', 503, 'throttled'],
    ['Whatever', 429, 'throttled'],
    ['InvalidClientTokenId', 403, 'unauthenticated'],
    ['ExpiredToken', 400, 'unauthenticated'],
    ['SignatureDoesNotMatch', 403, 'unauthenticated'],
    ['CredentialsProviderError', undefined, 'unauthenticated'],
    ['AccessDenied', 403, 'forbidden'],
    ['AccessDeniedException', 400, 'forbidden'],
    ['Unheard', 403, 'forbidden'],
    ['RuleNotFound', 400, 'not-found'],
    ['TargetGroupNotFoundException', 400, 'not-found'],
    ['ResourceNotFoundFault', 400, 'not-found'],
    ['DBInstanceNotFoundFault', 404, 'not-found'],
    ['ValidationError', 400, 'invalid'],
    ['OperationInProgress', 409, 'conflict'],
    ['InternalFailure', 500, 'unreachable'],
    ['ServiceUnavailable', 503, 'unreachable'],
    ['TimeoutError', undefined, 'unreachable'],
    ['AbortError', undefined, 'unreachable'],
    ['SyntaxError', undefined, 'malformed'],
  ])('%s with status %s is %s', (name, status, kind) => {
    const error = awsError(name, status);
    const mapped = toPortError({ call: 'DescribeRules', error });
    expect(mapped.kind).toBe(kind);
    expect(mapped.cause).toBe(error);
    expect(mapped.message).toContain('DescribeRules');
    expect(mapped.outcomeUnknown).toBe(false);
  });

  it.each([
    ['a fault of the other side', awsError('InternalFailure', 500), true],
    ['no answer in time', awsError('TimeoutError'), true],
    ['a broken connection', awsError('Error', undefined, 'ECONNRESET'), true],
    ['an answer nobody can read', awsError('SyntaxError', 200), true],
    [
      'a refused connection',
      awsError('Error', undefined, 'ECONNREFUSED'),
      false,
    ],
    ['throttled', awsError('Throttling', 400), false],
    ['denied', awsError('AccessDenied', 403), false],
    ['refused as invalid', awsError('ValidationError', 400), false],
  ])(
    'rule 31: after %s the outcome of a write is unknown: %#',
    (_, error, unknown) => {
      const mapped = toPortError({ call: 'ModifyRule', error, write: true });
      expect(mapped.outcomeUnknown).toBe(unknown);
    },
  );

  it('looks into the cause of an error of the HTTP library', () => {
    const error = new Error('fetch failed', {
      cause: awsError('Error', undefined, 'ECONNREFUSED'),
    });
    expect(toPortError({ call: 'x', error }).kind).toBe('unreachable');
  });

  it('leaves an error of ours as it is', () => {
    const error = new PortError({ kind: 'forbidden', message: 'no role' });
    expect(toPortError({ call: 'x', error })).toBe(error);
  });
});
