import { randomUUID } from 'node:crypto';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Clock } from '../../world/Clock';
import type { AwsCloud } from '../AwsCloud';
import { AwsError } from '../AwsError';
import { AWS_SERVICES } from '../services';
import { Authorization, readAuthorization } from './Authorization';
import { AwsService } from './AwsService';
import { Caller } from './Caller';
import { CommonFaultError } from './CommonFault';
import { Identities } from './Identities';
import { Input } from './Input';
import { Protocol, WireRequest, WireResponse } from './Protocol';
import { QueryProtocol } from './QueryProtocol';
import { readBody } from './readBody';

export interface AwsHandlerOptions {
  readonly cloud: AwsCloud;
  readonly clock: Clock;
  /** Account of access keys nobody listed. Default: the estate's first. */
  readonly defaultAccount?: string;
  readonly accountsByAccessKey?: Readonly<Record<string, string>>;
  /** Caps every page of every list below AWS's own maximum; tests set 1. */
  readonly pageLimit?: number;
  readonly services?: readonly AwsService[];
  /** Hears of mistakes of local-cloud itself, which callers see as InternalFailure. */
  readonly onUnexpected?: (error: unknown) => void;
}

export type AwsHandler = (
  request: IncomingMessage,
  response: ServerResponse,
) => void;

/** Speaks for an unsigned or misdirected Query request, of which the service is not known. */
const NO_SERVICE = new QueryProtocol({
  xmlNamespace: 'http://webservices.amazon.com/',
});

/**
 * The AWS endpoint: all services on one port, told apart by the SigV4 credential scope. Mount it where no body parser
 * has read the request.
 */
export function createAwsHandler(options: AwsHandlerOptions): AwsHandler {
  const { cloud, clock } = options;
  const identities = new Identities({
    clock,
    accounts: new Set(cloud.estate.accounts.map(({ accountId }) => accountId)),
    defaultAccount:
      options.defaultAccount ??
      cloud.estate.accounts[0]?.accountId ??
      '000000000000',
    accountsByAccessKey: options.accountsByAccessKey ?? {},
  });
  const front: Front = {
    cloud,
    clock,
    identities,
    services: options.services ?? AWS_SERVICES,
    pageLimit: options.pageLimit ?? Number.POSITIVE_INFINITY,
    onUnexpected: options.onUnexpected ?? (() => {}),
  };
  return (request, response) => {
    answer(front, request).then(
      wire => response.writeHead(wire.status, wire.headers).end(wire.body),
      error => {
        // Only a request that broke off while it was read comes here: nobody waits for an answer.
        front.onUnexpected(error);
        response.destroy();
      },
    );
  };
}

interface Front {
  readonly cloud: AwsCloud;
  readonly clock: Clock;
  readonly identities: Identities;
  readonly services: readonly AwsService[];
  readonly pageLimit: number;
  readonly onUnexpected: (error: unknown) => void;
}

async function answer(
  front: Front,
  request: IncomingMessage,
): Promise<WireResponse> {
  const header = request.headers['x-amz-target'];
  const target = typeof header === 'string' ? header : undefined;
  const authorization = readAuthorization(request.headers);
  const service = front.services.find(candidate =>
    authorization
      ? candidate.signingName === authorization.service
      : candidate.targetPrefix !== undefined &&
        candidate.targetPrefix === target?.split('.')[0],
  );
  const protocol = service?.protocol ?? NO_SERVICE;
  const requestId = randomUUID();
  try {
    const body = await readBody(request);
    const wire: WireRequest = {
      method: request.method ?? 'POST',
      url: request.url ?? '/',
      target,
      body,
    };
    return call({ front, service, authorization, wire, requestId });
  } catch (error) {
    if (request.destroyed && !request.complete) throw error;
    return refusal({ front, protocol, error, requestId });
  }
}

function call(options: {
  readonly front: Front;
  readonly service: AwsService | undefined;
  readonly authorization: Authorization | undefined;
  readonly wire: WireRequest;
  readonly requestId: string;
}): WireResponse {
  const { front, service, authorization, wire, requestId } = options;
  const { cloud, identities, clock, pageLimit } = front;
  if (!authorization) {
    throw new CommonFaultError(
      'missing-token',
      'Request is missing Authentication Token',
    );
  }
  if (!service) {
    throw new CommonFaultError(
      'wrong-service',
      `Credential should be scoped to a service that exists here, not '${authorization.service}'`,
    );
  }
  const caller = identities.resolve(authorization);
  const { action, input } = service.protocol.decode(wire);
  const operation = Object.hasOwn(service.operations, action)
    ? service.operations[action]
    : undefined;
  if (!operation) {
    throw new CommonFaultError(
      'unknown-action',
      `The action ${action} is not valid for this web service`,
    );
  }
  const now = clock.now();
  admit({ cloud, service, action, caller, now });
  const result = operation(
    { cloud, identities, caller, action, now, pageLimit },
    new Input(input),
  );
  return service.protocol.encode({ action, result, requestId });
}

/** Faults, quotas and permissions, in this order. */
function admit(options: {
  readonly cloud: AwsCloud;
  readonly service: AwsService;
  readonly action: string;
  readonly caller: Caller;
  readonly now: number;
}): void {
  const { cloud, service, action, caller, now } = options;
  const name = service.signingName;
  const fault = cloud.faults.of(name, action);
  if (fault === 'break') {
    throw new CommonFaultError(
      'unavailable',
      'The request has failed due to a temporary failure of the server.',
    );
  }
  const { scope } = caller;
  if (
    fault === 'throttle' ||
    !cloud.quotas.admit({ service: name, action, scope, now })
  ) {
    throw new CommonFaultError('throttled', 'Rate exceeded');
  }
  if (caller.readOnly && !/^(Describe|List|Get|AssumeRole)/.test(action)) {
    throw new CommonFaultError(
      'access-denied',
      `User: ${caller.arn} is not authorized to perform: ${service.iamPrefix}:${action} because no identity-based policy allows the ${service.iamPrefix}:${action} action`,
    );
  }
}

function refusal(options: {
  readonly front: Front;
  readonly protocol: Protocol;
  readonly error: unknown;
  readonly requestId: string;
}): WireResponse {
  const { front, protocol, error, requestId } = options;
  if (error instanceof AwsError) return protocol.encodeError(error, requestId);
  if (error instanceof CommonFaultError) {
    const { code, status } = protocol.faults[error.fault];
    const { message } = error;
    return protocol.encodeError({ code, status, message }, requestId);
  }
  front.onUnexpected(error);
  return protocol.encodeError(
    { ...protocol.faults.internal, message: 'An internal error occurred' },
    requestId,
  );
}
