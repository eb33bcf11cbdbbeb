/** Answers every service gives before it looks at a request. */
export type CommonFault =
  | 'missing-token'
  | 'unknown-key'
  | 'expired-token'
  | 'access-denied'
  | 'throttled'
  | 'unavailable'
  | 'internal'
  | 'wrong-service'
  | 'unknown-action'
  | 'invalid-input';

export interface FaultShape {
  readonly code: string;
  readonly status: number;
}

/** Codes and statuses of the "common errors" page of the Query services; CloudWatch's JSON keeps them for old clients. */
export const QUERY_FAULTS: Readonly<Record<CommonFault, FaultShape>> = {
  'missing-token': { code: 'MissingAuthenticationToken', status: 403 },
  'unknown-key': { code: 'InvalidClientTokenId', status: 403 },
  'expired-token': { code: 'ExpiredToken', status: 403 },
  'access-denied': { code: 'AccessDenied', status: 403 },
  throttled: { code: 'Throttling', status: 400 },
  unavailable: { code: 'ServiceUnavailable', status: 503 },
  internal: { code: 'InternalFailure', status: 500 },
  'wrong-service': { code: 'SignatureDoesNotMatch', status: 403 },
  'unknown-action': { code: 'InvalidAction', status: 400 },
  'invalid-input': { code: 'ValidationError', status: 400 },
};

/** The same of the JSON services. */
export const JSON_FAULTS: Readonly<Record<CommonFault, FaultShape>> = {
  'missing-token': { code: 'MissingAuthenticationTokenException', status: 400 },
  'unknown-key': { code: 'UnrecognizedClientException', status: 400 },
  'expired-token': { code: 'ExpiredTokenException', status: 400 },
  'access-denied': { code: 'AccessDeniedException', status: 400 },
  throttled: { code: 'ThrottlingException', status: 400 },
  unavailable: { code: 'ServiceUnavailableException', status: 503 },
  internal: { code: 'InternalFailure', status: 500 },
  'wrong-service': { code: 'InvalidSignatureException', status: 400 },
  'unknown-action': { code: 'UnknownOperationException', status: 400 },
  'invalid-input': { code: 'ValidationException', status: 400 },
};

/** Thrown before the protocol is known; the protocol gives it its code and status. */
export class CommonFaultError extends Error {
  readonly fault: CommonFault;

  constructor(fault: CommonFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CommonFaultError';
    this.fault = fault;
  }
}
