import { StatusCause } from '../StatusError';

/** One reason of many why an object is invalid, in the API server's words. */
export function required(field: string): StatusCause {
  return { reason: 'FieldValueRequired', message: 'Required value', field };
}

export function invalid(
  field: string,
  value: string,
  why: string,
): StatusCause {
  return {
    reason: 'FieldValueInvalid',
    message: `Invalid value: ${value}: ${why}`,
    field,
  };
}
