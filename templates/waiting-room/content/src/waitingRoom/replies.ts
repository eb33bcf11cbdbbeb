import { Found, Held } from './WaitingRoomStore';

/** Reads what the scripts answer. An answer of another shape is a bug and throws. */
function unexpected(reply: unknown): Error {
  return new Error(`Unexpected answer of a script: ${JSON.stringify(reply)}`);
}

export function listOf(reply: unknown): readonly unknown[] {
  if (!Array.isArray(reply)) throw unexpected(reply);
  return reply;
}

export function stringsOf(reply: unknown): string[] {
  return listOf(reply).map(String);
}

export function numberOf(value: unknown): number {
  const number = Number(value);
  if (value === null || value === '' || !Number.isFinite(number)) {
    throw unexpected(value);
  }
  return number;
}

export function optionalNumberOf(value: unknown): number | undefined {
  return value === '' || value === null ? undefined : numberOf(value);
}

/** `{kind, ...}` of join and find. */
export function membershipOf(
  reply: unknown,
): Found | { readonly kind: 'draw-due' } {
  const [kind, first, second] = stringsOf(reply);
  switch (kind) {
    case 'waiting':
      return { kind, ticket: numberOf(first) };
    case 'admitted': {
      const [, ticket] = (first ?? '').split(':');
      return { kind, ticket: numberOf(ticket), until: numberOf(second) };
    }
    case 'pre-queue':
    case 'unknown':
    case 'draw-due':
      return { kind };
    default:
      throw unexpected(reply);
  }
}

export function heldOf(value: unknown): Held {
  switch (value) {
    case 'brake':
    case 'rate':
    case 'capacity':
    case 'empty':
    case 'batch':
      return value;
    default:
      throw unexpected(value);
  }
}
