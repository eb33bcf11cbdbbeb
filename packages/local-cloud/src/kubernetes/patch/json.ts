export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Stored objects are JSON by construction: they come from JSON bodies and from builders of plain values. */
export function asJson(value: object): JsonObject {
  return value as JsonObject;
}
