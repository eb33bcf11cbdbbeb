import { z } from 'zod';
import { HybridSpecSchema } from './HybridSpecSchema';

/** As much of JSON Schema as is read here. */
export interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly [key: string]: unknown;
}

/** `spec.hybrid` as JSON Schema, for editors and for the documentation. What an owner writes: defaults are optional. */
export function hybridSpecJsonSchema(): JsonSchema {
  // zod types the result as its own broad schema type; the fields read here are the standard ones.
  return z.toJSONSchema(HybridSpecSchema, { io: 'input' }) as JsonSchema;
}
