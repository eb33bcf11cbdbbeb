import { PortError } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';

/** What a failed call means for the step. */
export type CallFailure =
  /** The change may have been made although no answer came. */
  | { readonly kind: 'outcome-unknown'; readonly message: string }
  /** Certainly not made, and worth trying again after another look. */
  | { readonly kind: 'not-done'; readonly message: string }
  /** Certainly not made, and trying again would not help. */
  | { readonly kind: 'refused'; readonly message: string };

/** Reads the other side's answer. What is not a PortError is not understood, so its outcome is not known either. */
export function callFailure(error: unknown): CallFailure {
  if (!(error instanceof PortError)) {
    return { kind: 'outcome-unknown', message: String(error) };
  }
  const { message } = error;
  if (error.outcomeUnknown) return { kind: 'outcome-unknown', message };
  switch (error.kind) {
    case 'throttled':
    case 'conflict':
    case 'unreachable':
      return { kind: 'not-done', message };
    case 'unauthenticated':
    case 'forbidden':
    case 'not-found':
    case 'unsupported':
    case 'malformed':
    case 'invalid':
      return { kind: 'refused', message };
    default: {
      const never: never = error.kind;
      throw new Error(`unknown kind of error ${never}`, { cause: error });
    }
  }
}
