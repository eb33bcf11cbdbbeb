import { AwsError } from '../AwsError';

export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque; absent on the last page. */
  readonly next?: string;
}

/**
 * One page of a list. The marker holds the position, so a list that changes between two pages may repeat or miss an
 * item, as AWS's may. Throws `badMarkerCode` for a marker that is not ours.
 */
export function pageOf<T>(options: {
  readonly items: readonly T[];
  readonly marker: string | undefined;
  readonly size: number;
  readonly badMarkerCode: string;
}): Page<T> {
  const { items, marker, size, badMarkerCode } = options;
  const start = marker === undefined ? 0 : positionOf(marker, badMarkerCode);
  const end = start + size;
  return {
    items: items.slice(start, end),
    ...(end < items.length && { next: markerOf(end) }),
  };
}

/** Where the next page begins, as an opaque text. */
export function markerOf(position: number): string {
  return Buffer.from(`position:${position}`).toString('base64');
}

/** Throws `badMarkerCode` for text that markerOf did not write. */
export function positionOf(marker: string, badMarkerCode: string): number {
  const match = /^position:(\d+)$/.exec(
    Buffer.from(marker, 'base64').toString(),
  );
  if (!match) {
    throw new AwsError({ code: badMarkerCode, message: 'Invalid marker' });
  }
  return Number(match[1]);
}
