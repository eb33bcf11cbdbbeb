import { Structure } from '../StructuredValue';
import { CommonFaultError, JSON_FAULTS, QUERY_FAULTS } from './CommonFault';
import { Protocol, WireError, WireRequest, WireResponse } from './Protocol';

/** AWS JSON 1.0 and 1.1: the action in X-Amz-Target, timestamps as epoch seconds. */
export class JsonProtocol implements Protocol {
  readonly faults: Protocol['faults'];
  readonly #version: '1.0' | '1.1';
  readonly #queryCompatible: boolean;

  constructor(options: {
    readonly version: '1.0' | '1.1';
    /** The service spoke Query once and still gives that protocol's error codes in a header. */
    readonly queryCompatible?: boolean;
    /** What the service calls a parameter it does not take. Default `ValidationException`. */
    readonly invalidInputCode?: string;
  }) {
    this.#version = options.version;
    this.#queryCompatible = options.queryCompatible ?? false;
    const faults = this.#queryCompatible ? QUERY_FAULTS : JSON_FAULTS;
    this.faults = options.invalidInputCode
      ? {
          ...faults,
          'invalid-input': { code: options.invalidInputCode, status: 400 },
        }
      : faults;
  }

  decode(request: WireRequest): {
    readonly action: string;
    readonly input: Structure;
  } {
    const action = request.target?.split('.')[1];
    if (!action) {
      throw new CommonFaultError('unknown-action', 'X-Amz-Target is missing');
    }
    return { action, input: parse(request.body) };
  }

  encode(options: {
    readonly result: Structure;
    readonly requestId: string;
  }): WireResponse {
    return this.#json(200, options.requestId, options.result, {});
  }

  encodeError(error: WireError, requestId: string): WireResponse {
    const { code, message, status } = error;
    const side = status < 500 ? 'Sender' : 'Receiver';
    return this.#json(
      status,
      requestId,
      { __type: code, message },
      this.#queryCompatible ? { 'x-amzn-query-error': `${code};${side}` } : {},
    );
  }

  #json(
    status: number,
    requestId: string,
    body: Structure,
    headers: Readonly<Record<string, string>>,
  ): WireResponse {
    return {
      status,
      headers: {
        'content-type': `application/x-amz-json-${this.#version}`,
        'x-amzn-requestid': requestId,
        ...headers,
      },
      body: JSON.stringify(body),
    };
  }
}

function parse(body: string): Structure {
  let value: unknown;
  try {
    value = body === '' ? {} : JSON.parse(body);
  } catch (error) {
    throw new CommonFaultError('invalid-input', 'The body is not JSON', {
      cause: error,
    });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CommonFaultError('invalid-input', 'The body is not an object');
  }
  // JSON.parse of an object yields structured values, save for null, which Input refuses where it is read.
  return value as Structure;
}
