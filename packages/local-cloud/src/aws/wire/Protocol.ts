import { Structure } from '../StructuredValue';
import { CommonFault } from './CommonFault';

/** A request as it came off the socket. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly target?: string;
  readonly body: string;
}

export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface WireError {
  readonly code: string;
  readonly status: number;
  readonly message: string;
}

/** How one service's calls are written. Queries and JSON now; REST services bring their own. */
export interface Protocol {
  readonly faults: Readonly<
    Record<CommonFault, { readonly code: string; readonly status: number }>
  >;
  /** Throws CommonFaultError `unknown-action` or `invalid-input`. */
  decode(request: WireRequest): {
    readonly action: string;
    readonly input: Structure;
  };
  encode(options: {
    readonly action: string;
    readonly result: Structure;
    readonly requestId: string;
  }): WireResponse;
  encodeError(error: WireError, requestId: string): WireResponse;
}
