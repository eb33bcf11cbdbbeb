import express from 'express';

/** Members of a query that was checked against the description: numbers are numbers there already. */
export function optionalNumber(
  request: express.Request,
  name: string,
): number | undefined {
  const value: unknown = request.query[name];
  if (value === undefined) return undefined;
  return typeof value === 'number' ? value : Number(value);
}

export function optionalText(
  request: express.Request,
  name: string,
): string | undefined {
  const value: unknown = request.query[name];
  return typeof value === 'string' ? value : undefined;
}

export function optionalTexts(
  request: express.Request,
  name: string,
): readonly string[] | undefined {
  const value: unknown = request.query[name];
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.map(String) : undefined;
}
