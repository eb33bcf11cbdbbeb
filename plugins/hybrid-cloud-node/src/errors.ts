import { ReadingErrorKind } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** What a port throws: the other side's answer in our words, with the original as `cause`. */
export class PortError extends Error {
  readonly kind: ReadingErrorKind | 'conflict' | 'invalid';
  /** True when the call may have taken effect although we got no answer: read before trying again. */
  readonly outcomeUnknown: boolean;

  constructor(options: {
    readonly kind: ReadingErrorKind | 'conflict' | 'invalid';
    readonly message: string;
    readonly outcomeUnknown?: boolean;
    readonly cause?: unknown;
  }) {
    super(options.message, { cause: options.cause });
    this.name = 'PortError';
    this.kind = options.kind;
    this.outcomeUnknown = options.outcomeUnknown ?? false;
  }
}
