import { z } from 'zod';

/** A stored value that this version of the program does not understand. */
export class StoredValueError extends Error {
  constructor(options: {
    readonly what: string;
    readonly message: string;
    readonly cause?: unknown;
  }) {
    super(`stored ${options.what} cannot be read: ${options.message}`, {
      cause: options.cause,
    });
    this.name = 'StoredValueError';
  }
}

/** Reads a JSON text column. Throws StoredValueError that names the column. */
export function parseJson<T>(
  schema: z.ZodType<T>,
  text: string,
  what: string,
): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new StoredValueError({ what, message: 'not JSON', cause: error });
  }
  return parseStored(schema, value, what);
}

/** Checks a column's value against its schema. Throws StoredValueError that names the column. */
export function parseStored<T>(
  schema: z.ZodType<T>,
  value: unknown,
  what: string,
): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new StoredValueError({
    what,
    message: z.prettifyError(parsed.error),
    cause: parsed.error,
  });
}

/** A nullable JSON text column. */
export function parseOptionalJson<T>(
  schema: z.ZodType<T>,
  text: string | null,
  what: string,
): T | undefined {
  return text === null ? undefined : parseJson(schema, text, what);
}

/** bigint columns: a number on SQLite, a string on PostgreSQL; instants are well below 2^53. */
export function toNumber(value: number | string): number {
  return typeof value === 'number' ? value : Number(value);
}

export function toOptionalNumber(
  value: number | string | null,
): number | undefined {
  return value === null ? undefined : toNumber(value);
}
