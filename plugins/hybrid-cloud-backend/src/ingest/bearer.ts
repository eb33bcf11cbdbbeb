import { createHash, timingSafeEqual } from 'crypto';
import express from 'express';

/**
 * Whether the request carries one of the tokens. All are compared, and their digests are, so that the time it takes tells
 * neither which token nor how much of it was right.
 */
export function carriesToken(
  request: express.Request,
  tokens: readonly string[],
): boolean {
  const [, given] =
    /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '') ?? [];
  const found = digest(given ?? '');
  const matches = tokens.filter(token => timingSafeEqual(digest(token), found));
  return given !== undefined && matches.length > 0;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
